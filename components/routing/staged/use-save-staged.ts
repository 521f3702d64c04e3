"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError } from "@/components/requests/http";
import { useAnnounce } from "@/components/ui/live-region";
import { newOperationId, operationText } from "@/lib/changes/operation-header";
import type { RoutableBot, RoutedBotsReply } from "@/lib/routing/api";
import { counted } from "@/lib/text/counted";
import { placeBotMutation, routedBotsQuery, routingKey } from "../queries";
import type { StagedEdit } from "./use-staged";

export type SaveRun = {
  total: number;
  done: number;
  running: boolean;
  stopped: boolean;
  /** Names of the saved bots, in the order of saving. */
  saved: string[];
  /** Reasons by bot id. The changes of a failed bot stay staged. */
  failed: ReadonlyMap<string, string>;
  conflicts: number;
  /** Time of the last saved bot, in milliseconds. */
  at?: number;
};

const SIGNED_OUT = new Set(["authentication", "other_person", "license_expired"]);

/**
 * Saves staged changes bot by bot. Failed changes stay staged with the reason; a stop lets the current bot
 * finish.
 */
export function useSaveStaged(edit: StagedEdit) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const place = useMutation(placeBotMutation);
  const [run, setRun] = useState<SaveRun>();
  const stop = useRef(false);

  const remember = (bot: RoutableBot) =>
    client.setQueriesData<RoutedBotsReply>(
      { queryKey: routingKey },
      (reply) => reply && { ...reply, bots: reply.bots.map((known) => (known.id === bot.id ? bot : known)) },
    );

  /** Reads a bot again after a save without a clear answer, since it may have been saved. */
  const lookAgain = async (botId: string) => {
    try {
      const { bots } = await client.fetchQuery({ ...routedBotsQuery([botId]), staleTime: 0 });
      bots.forEach(remember);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await client.invalidateQueries({ queryKey: routingKey, refetchType: "none" });
    }
  };

  const save = async (nameOf: (botId: string) => string) => {
    stop.current = false;
    // One save is one operation, so that the journal keeps its bots together.
    const operation = operationText({ kind: "routing", id: newOperationId() });
    const wanted = [...edit.now().keys()];
    let now: SaveRun = {
      total: wanted.length,
      done: 0,
      running: true,
      stopped: false,
      saved: [],
      failed: new Map(),
      conflicts: 0,
    };
    const show = (next: Partial<SaveRun>) => {
      now = { ...now, ...next };
      setRun(now);
    };
    const fail = (botId: string, why: string) => new Map(now.failed).set(botId, why);
    show({});
    for (const botId of wanted) {
      if (stop.current) {
        show({ stopped: true });
        break;
      }
      // Changes that were discarded since the save began are not sent.
      const changes = edit.now().get(botId) ?? [];
      if (changes.length === 0) {
        show({ done: now.done + 1 });
        continue;
      }
      try {
        const placed = await place.mutateAsync({ operation, bot_id: botId, changes: [...changes] });
        remember(placed.bot);
        if (placed.kind === "saved") {
          edit.saved(placed.bot, changes);
          show({ saved: [...now.saved, nameOf(botId)], at: Date.now() });
        } else if (placed.kind === "refused") show({ failed: fail(botId, placed.message) });
        else show({ conflicts: now.conflicts + 1 });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const changed = error.changed === "no" ? "Nothing was changed." : "It may have been changed.";
        show({ failed: fail(botId, `${error.message.replace(/\.$/, "")}. ${changed}`) });
        if (SIGNED_OUT.has(error.code) || error.retryAfter !== undefined) {
          show({ done: now.done + 1, stopped: true });
          break;
        }
        if (error.changed !== "no") await lookAgain(botId);
      }
      show({ done: now.done + 1 });
    }
    show({ running: false });
    announce(runWords(now));
    // Pages of bots read their data again when they are opened.
    await client.invalidateQueries({ queryKey: ["bots"], refetchType: "none" });
  };

  return {
    run,
    save,
    stop: () => {
      stop.current = true;
    },
    forget: () => setRun(undefined),
  };
}

const bots = (count: number) => counted(count, "bot");

/** Result in words: "Saved 39 bots. 1 bot could not be saved." */
export function runWords({ saved, failed, conflicts, stopped, total, done }: SaveRun): string {
  const words = [`Saved ${bots(saved.length)}.`];
  if (failed.size > 0) words.push(`${bots(failed.size)} could not be saved.`);
  if (conflicts > 0) words.push(`${bots(conflicts)} changed elsewhere since you looked.`);
  if (stopped) words.push(`Stopped, ${bots(total - done)} not tried.`);
  return words.join(" ");
}
