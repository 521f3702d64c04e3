"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError, apiFetch } from "@/components/requests/http";
import { type ChangesReply, type ShownEntry } from "@/lib/changes/api";
import { operationText } from "@/lib/changes/entry";
import { queryOf } from "@/lib/changes/filter";
import type { TakenBack } from "@/lib/changes/take-back";
import { takeBackOrder } from "@/lib/changes/take-back-order";
import { api } from "@/lib/paths";
import { takeBack } from "./take-back-queries";

export type ItemOutcome = { entry: ShownEntry; result: "done" | "left" | "failed"; message: string };

/** Reads the entries of an operation that can be taken back, in the order in which to do it. */
export async function readDone(operationId: string, signal?: AbortSignal): Promise<ShownEntry[]> {
  const entries: ShownEntry[] = [];
  let cursor: string | undefined;
  do {
    const query = queryOf({ operation: operationId, limit: 200, cursor });
    const page = await apiFetch<ChangesReply>(`${api.changes}${query}`, { signal });
    entries.push(...page.items.flatMap((item) => (item.kind === "reveal" ? [] : [item])));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return takeBackOrder(entries);
}

/** Takes entries back one by one. Stopping keeps the ones already taken back. */
export function useTakeBackAll() {
  const client = useQueryClient();
  const stopped = useRef(false);
  const [running, setRunning] = useState(false);
  const [outcomes, setOutcomes] = useState<ItemOutcome[]>();

  const run = async (entries: readonly ShownEntry[]) => {
    const token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16));
    const operation = operationText({ kind: "take_back", id: token.join("") });
    const told: ItemOutcome[] = [];
    stopped.current = false;
    setRunning(true);
    setOutcomes([]);
    for (const entry of entries) {
      if (stopped.current) break;
      const { asksToWait = false, ...outcome } = await takeBackOne(entry, operation);
      told.push(outcome);
      setOutcomes([...told]);
      // The API asked to wait, so the next entry would be refused too.
      if (asksToWait) break;
    }
    setRunning(false);
    void client.invalidateQueries();
  };
  return { run, running, outcomes, stop: () => void (stopped.current = true) };
}

async function takeBackOne(
  entry: ShownEntry,
  operation: string,
): Promise<ItemOutcome & { asksToWait?: boolean }> {
  try {
    return { entry, ...outcomeOf(entry, await takeBack({ entryId: entry.id, operation })) };
  } catch (error) {
    const asksToWait = error instanceof ApiError && error.retryAfter !== undefined;
    return {
      entry,
      result: "failed",
      message: error instanceof Error ? error.message : "It failed",
      asksToWait,
    };
  }
}

function outcomeOf({ kind }: ShownEntry, answer: TakenBack): Omit<ItemOutcome, "entry"> {
  if (answer.kind === "done") {
    const again = kind === "remove" && answer.object_id !== null;
    return {
      result: "done",
      message: again ? `Restored with new id ${answer.object_id}` : "Undone",
    };
  }
  if (answer.kind === "rolled_back") return { result: "failed", message: answer.reason };
  if (answer.kind === "under_way") {
    return {
      result: "left",
      message:
        "Not finished yet: Switchboard continues on its own, and the webhook’s page shows the progress",
    };
  }
  if (answer.plan.kind === "impossible") return { result: "left", message: answer.plan.reason };
  const since = answer.plan.conflicts.map(({ words }) => words).join("; ");
  return { result: "left", message: `Changed again later, so it was skipped: ${since}` };
}
