import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "./api";
import { changeIn, placeIn, seatsIn } from "./board";
import type { StagedByBot } from "./draft";
import { isAccepting, isPriority, type Seat } from "./model";
import { applyStaged, type RoutedBot, type Staged } from "./staged";

/** From this many slots on, a group's first lane is said to leave nothing for those after it. */
export const FIRST_TAKES_ALL = 50;
const takes = (seat: Seat) => isAccepting(seat) && isPriority(seat.priority) && seat.capacity > 0;
/** Whether somebody is there and nobody takes chats: one with a priority that is not known takes none. */
export const nobodyAccepts = (seats: readonly Seat[]) => seats.length > 0 && !seats.some(takes);

/** The lanes that hold bots, all of them offline. */
export function offlineLanes(routed: readonly Seat[]): string[] {
  return PRIORITIES.filter((priority) => {
    const lane = routed.filter((seat) => seat.priority === priority);
    return lane.length > 0 && lane.every((seat) => seat.status === "offline");
  });
}

/** A bot that is so large that those after it get nothing. People may always come after it; the API does not name them. */
export function greedyOf(routed: readonly Seat[]): Seat | undefined {
  return routed.find(
    (seat) =>
      seat.kind === "bot" && seat.priority === "first" && takes(seat) && seat.capacity >= FIRST_TAKES_ALL,
  );
}

/** What is so of one group, for a sentence about all of them. */
export type Findings = { nobody: boolean; offline: boolean; greedy: boolean };

/**
 * Who is in which group as it is saved, and what there is to say of each, so that an edit looks only at the groups it is about: a
 * license may have thousands of places.
 */
export type GroupIndex = {
  bots: readonly RoutableBot[];
  members: ReadonlyMap<number, readonly RoutableBot[]>;
  findings: ReadonlyMap<number, Findings>;
};

export function indexGroups(bots: readonly RoutableBot[]): GroupIndex {
  const members = new Map<number, RoutableBot[]>();
  for (const bot of bots) {
    for (const { id } of bot.groups) {
      const there = members.get(id);
      if (there) there.push(bot);
      else members.set(id, [bot]);
    }
  }
  const findings = new Map<number, Findings>();
  for (const [id, there] of members) findings.set(id, findingsOf(seatsIn(there, NOTHING, id)));
  return { bots, members, findings };
}

const NOTHING: StagedByBot = new Map();

/** The groups that changes are about, with everybody who is in them before or after. */
export function touchedGroups(
  { bots, members }: GroupIndex,
  staged: StagedByBot,
): Map<number, RoutableBot[]> {
  const touched = new Map<number, Set<RoutableBot>>();
  for (const bot of staged.size === 0 ? [] : bots) {
    for (const { groupId } of staged.get(bot.id) ?? []) {
      const there = touched.get(groupId) ?? new Set(members.get(groupId));
      touched.set(groupId, there.add(bot));
    }
  }
  return new Map([...touched].map(([id, there]) => [id, [...there]]));
}

export function placeAfter(bot: RoutableBot, staged: StagedByBot, groupId: number): string | null {
  return placeIn(bot, staged.get(bot.id), groupId);
}

export function placesOf(bot: RoutableBot, staged: StagedByBot): RoutedBot["groups"] {
  const changes = staged.get(bot.id);
  return changes ? applyStaged(bot.groups, changes) : bot.groups;
}

/** Whether changes, if there are any, leave a bot in no group. */
export function isNowhere({ groups }: RoutableBot, changes: Staged | undefined): boolean {
  if (!changes) return groups.length === 0;
  return (
    changes.every(({ priority }) => priority === null) &&
    groups.every(({ id }) => changeIn(changes, id) !== undefined)
  );
}

export function findingsOf(seats: readonly Seat[]): Findings {
  const routed = seats.filter(({ priority }) => isPriority(priority));
  return {
    nobody: nobodyAccepts(seats),
    offline: offlineLanes(routed).length > 0,
    greedy: greedyOf(routed) !== undefined,
  };
}
