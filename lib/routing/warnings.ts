import { PRIORITIES } from "@/lib/contract/bots";
import { isAccepting, isPriority, type Seat } from "./model";
import { applyStaged, type RoutedBot, type Staged } from "./staged";

export type RoutingWarning = {
  code:
    | "nobody_accepting"
    | "lane_offline"
    | "capacity_zero"
    | "first_takes_all"
    | "group_emptied"
    | "bot_in_no_group";
  message: string;
  /** The bot it is about, if it is about one. */
  botId?: string;
};

/** From this many slots on, a group's first lane is said to leave nothing for those after it. */
export const FIRST_TAKES_ALL = 50;

/** What a lead should know about one group as it is, or as staged changes would leave it. */
export function groupWarnings(seats: readonly Seat[]): RoutingWarning[] {
  const warnings: RoutingWarning[] = [];
  const routed = seats.filter((seat) => isPriority(seat.priority));
  if (routed.length > 0 && !routed.some((seat) => isAccepting(seat) && seat.capacity > 0)) {
    warnings.push({ code: "nobody_accepting", message: "Nobody accepts chats here: every new chat waits" });
  }
  for (const priority of PRIORITIES) {
    const lane = routed.filter((seat) => seat.priority === priority);
    if (lane.length > 0 && lane.every((seat) => seat.status === "offline")) {
      warnings.push({
        code: "lane_offline",
        message: `Only offline bots in ${priority}: the lane is skipped`,
      });
    }
  }
  for (const seat of routed) {
    if (seat.capacity === 0) {
      warnings.push({
        code: "capacity_zero",
        botId: seat.id,
        message: `${seat.name} has capacity 0 and takes no chats`,
      });
    }
  }
  const later = routed.some((seat) => seat.priority !== "first" && isAccepting(seat) && seat.capacity > 0);
  const greedy = routed.find(
    (seat) =>
      seat.kind === "bot" &&
      seat.priority === "first" &&
      isAccepting(seat) &&
      seat.capacity >= FIRST_TAKES_ALL,
  );
  if (greedy && later) {
    warnings.push({
      code: "first_takes_all",
      botId: greedy.id,
      message: `${greedy.name} is first with ${greedy.capacity} slots: normal and last get a chat only when all of them are full`,
    });
  }
  return warnings;
}

/** What staged changes would leave behind: groups without a bot that had one, bots without a group. */
export function stagedWarnings(
  bots: readonly RoutedBot[],
  staged: Staged,
  groupName: (groupId: number) => string,
): RoutingWarning[] {
  const after = bots.map((bot) => ({
    ...bot,
    groups: applyStaged(
      bot.groups,
      staged.filter((change) => change.botId === bot.id),
    ),
  }));
  const populated = (list: readonly RoutedBot[]) =>
    new Set(list.flatMap((bot) => bot.groups.map(({ id }) => id)));
  const left = populated(after);
  const emptied = [...populated(bots)].filter((groupId) => !left.has(groupId));
  return [
    ...emptied.map(
      (groupId): RoutingWarning => ({
        code: "group_emptied",
        message: capitalised(`${groupName(groupId)} is left without a bot`),
      }),
    ),
    ...after
      .filter((bot) => bot.groups.length === 0)
      .map(
        (bot): RoutingWarning => ({
          code: "bot_in_no_group",
          botId: bot.id,
          message: `${bot.name} is in no group and gets no chats`,
        }),
      ),
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
