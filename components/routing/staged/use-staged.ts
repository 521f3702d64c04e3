"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useSession } from "@/components/permissions/session-provider";
import type { RoutableBot } from "@/lib/routing/api";
import { type StagedByBot, withBot, withBots } from "@/lib/routing/draft";
import type { Wanted } from "@/lib/routing/fill";
import { leftAfterSave, rebase, type Staged, stage } from "@/lib/routing/staged";
import { nothingStaged, type StagedStore, stagedStore, type Tell } from "./staged-store";

const never = () => () => undefined;

/** The staged changes of this person, and how they are edited. */
export function useStaged() {
  const { license_id, email } = useSession();
  const store = typeof window === "undefined" ? undefined : stagedStore({ license_id, email });
  const staged = useSyncExternalStore(store?.subscribe ?? never, store?.get ?? nothingStaged, nothingStaged);
  const edit = useMemo(() => editing(store), [store]);
  return { staged, edit };
}

/** The staged changes of one bot: only an edit of that bot is told. */
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
    /** Begins a change anew from what is there now, so that the next save overwrites it. */
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
    /** Changes of a bot are saved as it is now: nothing that came before can be undone here any more. */
    saved: (bot: RoutableBot, sent: Staged) => {
      const left = leftAfterSave(bot.groups, sent, now().get(bot.id) ?? []);
      store?.set(withBot(now(), bot.id, left), { remember: false });
    },
  };
}

export type StagedEdit = ReturnType<typeof editing>;
