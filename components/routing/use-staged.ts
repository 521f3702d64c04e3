"use client";

import { useMemo, useSyncExternalStore } from "react";
import { useSession } from "@/components/shell/session-provider";
import type { RoutableBot } from "@/lib/routing/api";
import { type StagedByBot, withBot } from "@/lib/routing/draft";
import { rebase, stage } from "@/lib/routing/staged";
import { nothingStaged, stagedStore } from "./staged-store";

/** Where some bots are to stand. */
export type Wanted = { bot: RoutableBot; groupId: number; priority: string | null };

const never = () => () => undefined;

/** The staged changes of this person, and how they are edited. */
export function useStaged() {
  const { license_id, email } = useSession();
  const store = typeof window === "undefined" ? undefined : stagedStore({ license_id, email });
  const staged = useSyncExternalStore(store?.subscribe ?? never, store?.get ?? nothingStaged, nothingStaged);
  const edit = useMemo(() => {
    const now = () => store?.get() ?? nothingStaged();
    const drop = (from: StagedByBot, botId: string, groupId: number) =>
      withBot(
        from,
        botId,
        (from.get(botId) ?? []).filter((change) => change.groupId !== groupId),
      );
    return {
      now,
      /** Stages several places as one step of undo. */
      place: (wanted: readonly Wanted[]) => {
        let next = now();
        for (const { bot, groupId, priority } of wanted) {
          next = withBot(next, bot.id, stage(next.get(bot.id) ?? [], bot, groupId, priority));
        }
        store?.set(next);
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
      undo: () => store?.undo() ?? false,
      /** The changes of a bot are saved: nothing that came before can be undone here any more. */
      saved: (botId: string) => store?.set(withBot(now(), botId, []), { remember: false }),
    };
  }, [store]);
  return { staged, edit };
}

export type StagedEdit = ReturnType<typeof useStaged>["edit"];
