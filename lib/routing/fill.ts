import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import type { RoutableBot } from "./api";
import { placeIn } from "./board";
import type { StagedByBot } from "./draft";
import { isPriority } from "./model";
import { applyStaged, refusalToLeave } from "./staged";

/** Where a bot is to stand. */
export type Wanted = { bot: RoutableBot; groupId: number; priority: string | null };

/** So many cells are changed in one go at most: two columns of a large license. */
export const MOST_AT_ONCE = 2_000;

/** Why nobody may change a bot here, if so. */
export function lockOf(bot: Pick<RoutableBot, "name" | "mine">, place: string | null): string | undefined {
  if (!bot.mine) return `${bot.name} belongs to another application`;
  if (place !== null && !isPriority(place)) return `${bot.name} has a priority that is not known here`;
  return undefined;
}

type Area = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  staged: StagedByBot;
  priority: string | null;
  names?: GroupNames;
};

/** The places of an area that can be set so, how many can not, and why the last of those can not. */
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
      const lock = lockOf(bot, place);
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
    // Group 0 goes last: it can be left only if another group remains after all the others of the area are left.
    const left = new Set(leaving.map(({ groupId }) => groupId));
    const remains = applyStaged(bot.groups, changes ?? []).filter(({ id }) => id === 0 || !left.has(id));
    const stays = left.has(0) ? refusalToLeave(remains, 0) : undefined;
    wanted.push(...leaving.filter(({ groupId }) => groupId !== 0 || stays === undefined));
    if (stays !== undefined) {
      refused += 1;
      why = `${bot.name} stays in ${groupName(0, names)}. ${stays}`;
    }
  }
  return { wanted, refused, why };
}
