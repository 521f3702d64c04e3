"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError } from "@/components/requests/http";
import { sentenceOf } from "@/components/requests/sentence-of";
import { useAnnounce } from "@/components/ui/live-region";
import { operationText } from "@/lib/changes/entry";
import type { PlannedItem } from "@/lib/transfer/api";
import { counted } from "@/lib/text/counted";
import { itemMutation } from "./queries";

/** Outcome of one item. `failed` and `stale` changed nothing; `unknown` may have. */
export type Outcome =
  /** `id` is that of the created or changed object. */
  | { kind: "done"; id?: string }
  | { kind: "failed"; message: string }
  | { kind: "unknown"; message: string }
  | { kind: "stale"; changes: string[] };

export type Run = {
  items: PlannedItem[];
  outcomes: ReadonlyMap<string, Outcome>;
  running: boolean;
  stopped: boolean;
  startedAt: number;
  /** Time of the last success, in milliseconds. */
  at?: number;
};

/**
 * Applies items one by one. The first item that does not succeed ends the run; a stop lets the current one
 * finish.
 */
export function useApply() {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { mutateAsync } = useMutation(itemMutation);
  const [run, setRun] = useState<Run>();
  const stop = useRef(false);

  const apply = async (
    items: PlannedItem[],
    secrets: ReadonlyMap<string, string>,
    operationId: string,
  ): Promise<Run> => {
    stop.current = false;
    const operation = operationText({ kind: "transfer", id: operationId });
    let now: Run = { items, outcomes: new Map(), running: true, stopped: false, startedAt: Date.now() };
    const show = (next: Partial<Run>) => {
      now = { ...now, ...next };
      setRun(now);
    };
    show({});
    for (const item of items) {
      const { key, ticket = "", secret } = item;
      if (stop.current) {
        show({ stopped: true });
        break;
      }
      const given = secret === "needed" ? secrets.get(key) : undefined;
      const outcome = await mutateAsync({
        ticket,
        secret: given,
        made: madeLike(item, now),
        operation,
      }).catch(outcomeOf);
      show({
        outcomes: new Map(now.outcomes).set(key, outcome),
        ...(outcome.kind === "done" ? { at: Date.now() } : {}),
      });
      if (outcome.kind !== "done") break;
    }
    show({ running: false });
    announce(runWords(now));
    await client.invalidateQueries({ refetchType: "none" });
    return now;
  };

  return {
    run,
    apply,
    stop: () => {
      stop.current = true;
    },
    forget: () => setRun(undefined),
  };
}

/** Ids of objects that this run created with the item's kind and name. */
function madeLike({ kind, object, label }: PlannedItem, { items, outcomes }: Run): string[] {
  if (kind !== "create") return [];
  return items
    .filter((item) => item.object === object && item.label === label)
    .flatMap(({ key }) => {
      const outcome = outcomes.get(key);
      return outcome?.kind === "done" && outcome.id !== undefined ? [outcome.id] : [];
    });
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiError)) throw error;
  return { kind: error.changed === "no" ? "failed" : "unknown", message: sentenceOf(error) };
}

export function doneOf({ outcomes }: Run): number {
  return [...outcomes.values()].filter(({ kind }) => kind === "done").length;
}

export function isComplete(run: Run): boolean {
  return !run.running && doneOf(run) === run.items.length;
}

/** Result in words: "3 of 5 changes done. Stopped, 2 not tried." */
export function runWords(run: Run): string {
  const done = doneOf(run);
  const left = run.items.length - run.outcomes.size;
  if (done === run.items.length) return `${counted(done, "change")} done.`;
  const why = run.stopped ? "Stopped" : "One change failed";
  return `${done} of ${counted(run.items.length, "change")} done. ${why}, ${left} not tried.`;
}
