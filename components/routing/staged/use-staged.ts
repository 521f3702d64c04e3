"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useSession } from "@/components/permissions/session-provider";
import type { RoutableBot } from "@/lib/routing/api";
import { type StagedByBot, withBot, withBots } from "@/lib/routing/draft";
import type { Wanted } from "@/lib/routing/fill";
import { leftAfterSave, rebase, type Staged, stage } from "@/lib/routing/staged";
import { nothingStaged, type StagedStore, stagedStore, type Tell } from "./staged-store";

const never = () => () => undefined;

/** Staged changes of this person, with the functions that edit them. */
export function useStaged() {
  const { license_id, email } = useSession();
  const store = typeof window === "undefined" ? undefined : stagedStore({ license_id, email });
  const staged = useSyncExternalStore(store?.subscribe ?? never, store?.get ?? nothingStaged, nothingStaged);
  const edit = useMemo(() => editing(store), [store]);
  return { staged, edit };
}

/** Staged changes of one bot. The caller renders only for edits of that bot. */
export function useStagedOf(edit: StagedEdit, botId: string): Staged | undefined {
  return useSyncExternalStore(
    edit.subscribe,
    () => edit.now().get(botId),
    () => undefined,
  );
}

function editing(store: StagedStore | undefined) {
  const now = () => store?.get() ?? nothingStaged();
  const drop = (from: StagedByBot, botId: string, groupId: number) =>
    withBot(
      from,
      botId,
      (from.get(botId) ?? []).filter((change) => change.groupId !== groupId),
    );
  return {
    now,
    subscribe: store?.subscribe ?? never,
    /** Stages several places as one step of undo. */
    place: (wanted: readonly Wanted[], tell?: Tell) => {
      const touched = new Map<string, Staged>();
      for (const { bot, groupId, priority } of wanted) {
        const changes = touched.get(bot.id) ?? now().get(bot.id) ?? [];
        touched.set(bot.id, stage(changes, bot, groupId, priority));
      }
      const next = withBots(now(), touched);
      store?.set(next, { tell });
      return next;
    },
    takeBack: (botId: string, groupId: number) => store?.set(drop(now(), botId, groupId)),
    /**
     * Rebases a change on the bot's current groups, so that the next save overwrites another person's
     * change.
     */
    insist: (bot: RoutableBot, groupId: number) => {
      const changes = now().get(bot.id) ?? [];
      const [one] = rebase(
        bot.groups,
        changes.filter((change) => change.groupId === groupId),
      );
      const others = changes.filter((change) => change.groupId !== groupId);
      store?.set(withBot(now(), bot.id, one ? [...others, one] : others));
    },
    discard: () => store?.set(nothingStaged()),
    undo: (tell?: Tell) => store?.undo(tell) ?? false,
    /**
     * Drops the changes that a save has sent. Clears the undo history, whose steps lead back to before the
     * save.
     */
    saved: (bot: RoutableBot, sent: Staged) => {
      const left = leftAfterSave(bot.groups, sent, now().get(bot.id) ?? []);
      store?.set(withBot(now(), bot.id, left), { remember: false });
    },
  };
}

export type StagedEdit = ReturnType<typeof editing>;
