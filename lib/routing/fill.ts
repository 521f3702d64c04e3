import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import type { RoutableBot } from "./api";
import { placeIn } from "./board";
import type { StagedByBot } from "./draft";
import { isPriority } from "./model";
import { applyStaged, priorityIn, refusalToLeave } from "./staged";

/** A wanted place of a bot. */
export type Wanted = { bot: RoutableBot; groupId: number; priority: string | null };

/** Most cells that one fill may change: two columns of a large license. */
export const MOST_AT_ONCE = 2_000;

/**
 * Why a bot's place here is locked; undefined if it can be changed.
 * @param saved the saved place, if a staged change differs from it
 */
export function lockOf(
  bot: Pick<RoutableBot, "name" | "mine">,
  place: string | null,
  saved = place,
): string | undefined {
  if (!bot.mine) return `${bot.name} belongs to another application`;
  const unknown = [place, saved].some((priority) => priority !== null && !isPriority(priority));
  return unknown ? `${bot.name} has a priority that Switchboard does not know` : undefined;
}

type Area = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  staged: StagedByBot;
  priority: string | null;
  names?: GroupNames;
};

/**
 * The cells of an area that can be set to a priority, the number of cells that cannot, and the reason of the
 * last one.
 */
export function fill({ bots, groupIds, staged, priority, names }: Area) {
  const wanted: Wanted[] = [];
  let refused = 0;
  let why: string | undefined;
  for (const bot of bots) {
    const changes = staged.get(bot.id);
    const leaving: Wanted[] = [];
    for (const groupId of groupIds) {
      const place = placeIn(bot, changes, groupId);
      if (place === priority) continue;
      const lock = lockOf(bot, place, priorityIn(bot, groupId));
      if (lock === undefined) leaving.push({ bot, groupId, priority });
      else {
        refused += 1;
        why = lock;
      }
    }
    if (priority !== null) {
      wanted.push(...leaving);
      continue;
    }
    // Group 0 goes last: it can be left only if another group remains after all other groups of the area are
    // left.
    const left = new Set(leaving.map(({ groupId }) => groupId));
    const remains = applyStaged(bot.groups, changes ?? []).filter(({ id }) => id === 0 || !left.has(id));
    const last = left.has(0) ? 0 : remains.length === 0 ? leaving.at(-1)?.groupId : undefined;
    const stays = last === undefined ? undefined : refusalToLeave(remains, last, changes);
    wanted.push(...leaving.filter(({ groupId }) => groupId !== last || stays === undefined));
    if (last !== undefined && stays !== undefined) {
      refused += 1;
      why = `${bot.name} stays in ${groupName(last, names)}. ${stays}`;
    }
  }
  return { wanted, refused, why };
}
