import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import { counted, plural } from "@/lib/text/counted";
import { numberWords } from "@/lib/text/number-words";
import type { RoutableBot } from "./api";
import type { StagedByBot } from "./draft";
import { isAccepting, isPriority, type Seat } from "./model";
import { type Placement, priorityIn, type Staged } from "./staged";

const NONE: Staged = [];
const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Bots sorted by name, then id, the order of every list in Routing. */
export function byName<T extends { id: string; name: string }>(bots: readonly T[]): T[] {
  return bots.toSorted((a, b) => names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The staged change of a bot in a group, if there is one. */
export function changeIn(changes: Staged | undefined, groupId: number): Placement | undefined {
  return changes?.find((change) => change.groupId === groupId);
}

/** A bot's priority in a group after its staged changes; null if it is not in the group. */
export function placeIn(
  bot: Pick<RoutableBot, "groups">,
  changes: Staged | undefined,
  groupId: number,
): string | null {
  const change = changeIn(changes, groupId);
  return change ? change.priority : priorityIn(bot, groupId);
}

/** The seats of one group after the staged changes. */
export function seatsIn(bots: readonly RoutableBot[], staged: StagedByBot, groupId: number): Seat[] {
  return bots.flatMap((bot) => {
    const priority = placeIn(bot, staged.get(bot.id) ?? NONE, groupId);
    if (priority === null) return [];
    const { id, name, status, capacity } = bot;
    return [{ id, name, kind: "bot" as const, priority, status, capacity, chats: 0 }];
  });
}

/** Slots of a lane or group: slots that take chats now (`accepting`), and slots that do not (`not`). */
function slotsOf(seats: readonly Seat[]): { bots: number; accepting: number; not: number } {
  const totals = { bots: seats.length, accepting: 0, not: 0 };
  for (const seat of seats) {
    totals[isAccepting(seat) && isPriority(seat.priority) ? "accepting" : "not"] += seat.capacity;
  }
  return totals;
}

/** Totals in words: "3 bots · 24 of 30 slots available". */
export function slotWords(seats: readonly Seat[]): string {
  const { bots, accepting, not } = slotsOf(seats);
  if (bots === 0) return "No bots";
  const all = accepting + not;
  return `${counted(bots, "bot")} · ${numberWords(accepting)} of ${numberWords(all)} ${plural(all, "slot")} available`;
}

export function laneOf(seats: readonly Seat[], priority: Priority): Seat[] {
  return seats.filter((seat) => seat.priority === priority);
}

/** Bots before and after a lane, in words: "2 bots come before, 1 after". */
export function aroundWords(seats: readonly Seat[], priority: Priority): string {
  const at = PRIORITIES.indexOf(priority);
  const count = (lanes: readonly Priority[]) =>
    lanes.reduce((sum, lane) => sum + laneOf(seats, lane).length, 0);
  const [before, after] = [count(PRIORITIES.slice(0, at)), count(PRIORITIES.slice(at + 1))];
  if (before === 0 && after === 0) return "No bots come before or after";
  const first = `${before === 0 ? "No bots" : counted(before, "bot")} ${plural(before, "comes", "come")}`;
  return `${first} before, ${after === 0 ? "none" : after} after`;
}

/** Every group with a bot or a name, sorted; group 0 always. */
export function groupIdsOf(
  bots: readonly RoutableBot[],
  names: Readonly<Record<string, string>>,
): readonly number[] {
  const ids = new Set<number>([0, ...Object.keys(names).map(Number)]);
  for (const bot of bots) for (const { id } of bot.groups) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}

/** The groups with new ones of staged changes; the same array if there are none, to avoid recomputation. */
export function withStagedGroups(groupIds: readonly number[], staged: StagedByBot): readonly number[] {
  const known = new Set(groupIds);
  for (const changes of staged.values()) for (const { groupId } of changes) known.add(groupId);
  return known.size === groupIds.length ? groupIds : [...known].sort((a, b) => a - b);
}
