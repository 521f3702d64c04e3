import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "./api";
import { type StagedByBot } from "./draft";
import { isAccepting, isPriority, type Seat } from "./model";
import { applyStaged, type RoutedBot } from "./staged";

export type RoutingWarning = {
  code:
    | "nobody_accepting"
    | "lane_offline"
    | "capacity_zero"
    | "first_takes_all"
    | "group_emptied"
    | "bot_in_no_group";
  message: string;
};

type GroupNamer = (groupId: number) => string;

/** From this many slots on, a group's first lane is said to leave nothing for those after it. */
export const FIRST_TAKES_ALL = 50;
/** So many names stand in one sentence; the rest are counted. */
const NAMED = 3;

const takes = (seat: Seat) => isAccepting(seat) && seat.capacity > 0;
const nobodyAccepts = (routed: readonly Seat[]) => routed.length > 0 && !routed.some(takes);

/** The lanes that hold bots, all of them offline. */
function offlineLanes(routed: readonly Seat[]): string[] {
  return PRIORITIES.filter((priority) => {
    const lane = routed.filter((seat) => seat.priority === priority);
    return lane.length > 0 && lane.every((seat) => seat.status === "offline");
  });
}

/** A bot that is so large that those after it get nothing. People may always come after it; the API does not name them. */
function greedyOf(routed: readonly Seat[]): Seat | undefined {
  return routed.find(
    (seat) =>
      seat.kind === "bot" && seat.priority === "first" && takes(seat) && seat.capacity >= FIRST_TAKES_ALL,
  );
}

/** What a lead should know about one group as it is, or as staged changes would leave it. */
export function groupWarnings(seats: readonly Seat[]): RoutingWarning[] {
  const warnings: RoutingWarning[] = [];
  const routed = seats.filter((seat) => isPriority(seat.priority));
  if (nobodyAccepts(routed)) {
    warnings.push({ code: "nobody_accepting", message: "Nobody accepts chats here: every new chat waits" });
  }
  for (const priority of offlineLanes(routed)) {
    warnings.push({
      code: "lane_offline",
      message: `Only offline bots in ${capitalised(priority)}: the lane is skipped`,
    });
  }
  const without = routed.filter(({ capacity }) => capacity === 0).map(({ name }) => name);
  if (without.length > 0) warnings.push(capacityZero(without));
  const greedy = greedyOf(routed);
  if (greedy) {
    warnings.push({
      code: "first_takes_all",
      message: `${greedy.name} is First with ${greedy.capacity} slots: other agents, people too, get a chat only when all of them are taken`,
    });
  }
  return warnings;
}

/** The same for all groups together, each kind in one sentence, and what staged changes would leave behind. */
export function licenseWarnings(
  bots: readonly RoutableBot[],
  staged: StagedByBot,
  groupName: GroupNamer,
): RoutingWarning[] {
  const groups = [...seatsByGroup(bots, staged)].sort(([a], [b]) => a - b);
  const where = (holds: (routed: readonly Seat[]) => boolean) =>
    groups.filter(([, seats]) => holds(seats)).map(([id]) => groupName(id));
  const about: [RoutingWarning["code"], string, string[]][] = [
    ["nobody_accepting", "Nobody accepts chats in", where(nobodyAccepts)],
    [
      "lane_offline",
      "A lane holds only offline bots in",
      where((routed) => !nobodyAccepts(routed) && offlineLanes(routed).length > 0),
    ],
    [
      "first_takes_all",
      `A bot that is First has ${FIRST_TAKES_ALL} slots or more, and leaves nothing to others, in`,
      where((routed) => greedyOf(routed) !== undefined),
    ],
  ];
  const without = bots
    .filter((bot) => bot.capacity === 0 && placesOf(bot, staged).some(({ priority }) => isPriority(priority)))
    .map(({ name }) => name);
  return [
    ...about
      .filter(([, , found]) => found.length > 0)
      .map(([code, words, found]): RoutingWarning => ({ code, message: `${words} ${listed(found)}` })),
    ...(without.length > 0 ? [capacityZero(without)] : []),
    ...stagedWarnings(bots, staged, groupName),
  ];
}

/** What staged changes would leave behind: groups without a bot that had one, bots without a group. */
export function stagedWarnings(
  bots: readonly RoutedBot[],
  staged: StagedByBot,
  groupName: GroupNamer,
): RoutingWarning[] {
  const had = new Set<number>();
  const has = new Set<number>();
  const nowhere: string[] = [];
  for (const bot of bots) {
    const after = placesOf(bot, staged);
    for (const { id } of bot.groups) had.add(id);
    for (const { id } of after) has.add(id);
    if (after.length === 0) nowhere.push(bot.name);
  }
  const emptied = [...had].filter((id) => !has.has(id)).sort((a, b) => a - b);
  const warnings: RoutingWarning[] = [];
  if (emptied.length > 0) {
    const verb = emptied.length === 1 ? "is" : "are";
    warnings.push({
      code: "group_emptied",
      message: capitalised(`${listed(emptied.map(groupName))} ${verb} left without a bot`),
    });
  }
  if (nowhere.length > 0) {
    const end =
      nowhere.length === 1 ? "is in no group and gets no chats" : "are in no group and get no chats";
    warnings.push({ code: "bot_in_no_group", message: `${listed(nowhere)} ${end}` });
  }
  return warnings;
}

function placesOf(bot: RoutedBot, staged: StagedByBot): RoutedBot["groups"] {
  const changes = staged.get(bot.id);
  return changes ? applyStaged(bot.groups, changes) : bot.groups;
}

function seatsByGroup(bots: readonly RoutableBot[], staged: StagedByBot): Map<number, Seat[]> {
  const groups = new Map<number, Seat[]>();
  for (const bot of bots) {
    const { id, name, status, capacity } = bot;
    for (const { id: groupId, priority } of placesOf(bot, staged)) {
      if (!isPriority(priority)) continue;
      const seats = groups.get(groupId) ?? [];
      seats.push({ id, name, kind: "bot", priority, status, capacity, chats: 0 });
      groups.set(groupId, seats);
    }
  }
  return groups;
}

function capacityZero(names: readonly string[]): RoutingWarning {
  const end = names.length === 1 ? "has capacity 0 and takes no chats" : "have capacity 0 and take no chats";
  return { code: "capacity_zero", message: `${listed(names)} ${end}` };
}

/** "A, B and C", or "A, B, C and 4 more". */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length === 1 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
