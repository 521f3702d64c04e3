import { plural } from "@/lib/text/counted";
import { seatsIn } from "./board";
import type { StagedByBot } from "./draft";
import {
  FIRST_TAKES_ALL,
  type Findings,
  findingsOf,
  type GroupIndex,
  greedyOf,
  isNowhere,
  nobodyAccepts,
  offlineLanes,
  placeAfter,
  placesOf,
  touchedGroups,
} from "./group-index";
import { isPriority, type Seat } from "./model";
import { numberWords } from "@/lib/text/number-words";

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

/** Warnings that need all bots to be visible: a hidden bot of another application may take the chats. */
const ABOUT_EVERYBODY = new Set<RoutingWarning["code"]>([
  "nobody_accepting",
  "lane_offline",
  "group_emptied",
]);

/** The warnings that are certain, even if bots of other applications are hidden. */
export function holdingFor(warnings: readonly RoutingWarning[], all: boolean): RoutingWarning[] {
  return warnings.filter(({ code }) => all || !ABOUT_EVERYBODY.has(code));
}

type GroupNamer = (groupId: number) => string;

/** Most names in one sentence; the rest are counted. */
const NAMED = 3;

/** Warnings about one group, for its saved seats or its seats after staged changes. */
export function groupWarnings(seats: readonly Seat[]): RoutingWarning[] {
  const warnings: RoutingWarning[] = [];
  const routed = seats.filter((seat) => isPriority(seat.priority));
  if (nobodyAccepts(seats)) {
    warnings.push({
      code: "nobody_accepting",
      message: "No bot in this group accepts chats: a new chat goes to a human agent or waits",
    });
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
      message: `${greedy.name} is First with ${numberWords(greedy.capacity)} slots: agents in Normal and Last, human agents included, get a chat only when all First slots are taken`,
    });
  }
  return warnings;
}

/** Warnings about all groups, each kind in one sentence, and about the result of staged changes. */
export function licenseWarnings(
  index: GroupIndex,
  staged: StagedByBot,
  groupName: GroupNamer,
): RoutingWarning[] {
  const findings = new Map(index.findings);
  const touched = touchedGroups(index, staged);
  for (const [id, there] of touched) {
    findings.set(id, findingsOf(seatsIn(there, staged, id)));
  }
  const groups = [...findings].sort(([a], [b]) => a - b);
  const where = (holds: (found: Findings) => boolean) =>
    groups.filter(([, found]) => holds(found)).map(([id]) => groupName(id));
  const about: [RoutingWarning["code"], string, string[]][] = [
    ["nobody_accepting", "No bot accepts chats in", where(({ nobody }) => nobody)],
    ["lane_offline", "A lane holds only offline bots in", where(({ nobody, offline }) => !nobody && offline)],
    [
      "first_takes_all",
      `A bot that is First has ${FIRST_TAKES_ALL} slots or more, and leaves nothing to Normal and Last, in`,
      where(({ greedy }) => greedy),
    ],
  ];
  const without = index.bots
    .filter((bot) => bot.capacity === 0 && placesOf(bot, staged).some(({ priority }) => isPriority(priority)))
    .map(({ name }) => name);
  return [
    ...about
      .filter(([, , found]) => found.length > 0)
      .map(([code, words, found]): RoutingWarning => ({ code, message: `${words} ${listed(found)}` })),
    ...(without.length > 0 ? [capacityZero(without)] : []),
    ...stagedWarnings(index, staged, groupName, touched),
  ];
}

/** Warnings about staged changes: groups that lose their last bot, bots without a group. */
export function stagedWarnings(
  index: GroupIndex,
  staged: StagedByBot,
  groupName: GroupNamer,
  touched = touchedGroups(index, staged),
): RoutingWarning[] {
  const emptied = [...touched]
    .filter(
      ([id, there]) => index.members.has(id) && there.every((bot) => placeAfter(bot, staged, id) === null),
    )
    .map(([id]) => id)
    .sort((a, b) => a - b);
  const nowhere = index.bots.filter((bot) => isNowhere(bot, staged.get(bot.id))).map(({ name }) => name);
  const warnings: RoutingWarning[] = [];
  if (emptied.length > 0) {
    const verb = plural(emptied.length, "is", "are");
    warnings.push({
      code: "group_emptied",
      message: capitalised(`${listed(emptied.map(groupName))} ${verb} left without a bot`),
    });
  }
  if (nowhere.length > 0) {
    const end = plural(
      nowhere.length,
      "is in no group and gets no chats",
      "are in no group and get no chats",
    );
    warnings.push({ code: "bot_in_no_group", message: `${listed(nowhere)} ${end}` });
  }
  return warnings;
}

function capacityZero(names: readonly string[]): RoutingWarning {
  const end = plural(names.length, "has capacity 0 and takes no chats", "have capacity 0 and take no chats");
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
