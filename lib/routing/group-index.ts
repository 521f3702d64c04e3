import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "./api";
import { changeIn, placeIn, seatsIn } from "./board";
import type { StagedByBot } from "./draft";
import { isAccepting, isPriority, type Seat } from "./model";
import { applyStaged, type RoutedBot, type Staged } from "./staged";

/** From this many slots on, a bot in the first lane is said to leave nothing for the lanes after it. */
export const FIRST_TAKES_ALL = 50;
const takes = (seat: Seat) => isAccepting(seat) && isPriority(seat.priority) && seat.capacity > 0;
/** Whether a group has bots and none takes chats. A bot with an unknown priority takes none. */
export const nobodyAccepts = (seats: readonly Seat[]) => seats.length > 0 && !seats.some(takes);

/** The lanes whose bots are all offline. */
export function offlineLanes(routed: readonly Seat[]): string[] {
  return PRIORITIES.filter((priority) => {
    const lane = routed.filter((seat) => seat.priority === priority);
    return lane.length > 0 && lane.every((seat) => seat.status === "offline");
  });
}

/**
 * A first-lane bot so large that later lanes get nothing. Does not ask whether there are later bots: human
 * agents may follow, and the API does not name them.
 */
export function greedyOf(routed: readonly Seat[]): Seat | undefined {
  return routed.find(
    (seat) =>
      seat.kind === "bot" && seat.priority === "first" && takes(seat) && seat.capacity >= FIRST_TAKES_ALL,
  );
}

/** Problems of one group, from which a sentence about all groups is made. */
export type Findings = { nobody: boolean; offline: boolean; greedy: boolean };

/**
 * The saved members and findings of each group, so that an edit recomputes only the groups it touches: a
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

/** The groups that staged changes touch, each with all bots in it before or after. */
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

/** Whether a bot is in no group after its staged changes. */
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
