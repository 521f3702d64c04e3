import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import { counted, plural } from "@/lib/text/counted";
import { type BotChange, type BulkBot, groupsAfter } from "./bulk";

const ACCEPTING = "accepting chats";

/** Whether the change can leave a group without an accepting bot; only then must all bots be known. */
export function mayEmptyGroups(change: BotChange): boolean {
  switch (change.kind) {
    case "status":
      return change.status !== ACCEPTING;
    case "capacity":
      return change.capacity === 0;
    case "leave":
    case "remove":
      return true;
    case "join":
      return false;
  }
}

/**
 * The consequences of changing many bots, one sentence each.
 * @param changed the bots that will change
 * @param all every known bot that may accept chats, including the changed ones
 */
export function consequencesOf(
  change: BotChange,
  changed: readonly BulkBot[],
  all: readonly BulkBot[],
  names?: GroupNames,
): string[] {
  const lines: string[] = [];
  const one = changed.length === 1;
  const ids = new Set(changed.map(({ id }) => id));
  const after = all.flatMap((bot) => (ids.has(bot.id) ? afterOf(change, bot) : [bot]));
  const loggedIn = changed.filter(({ status }) => status !== "offline");
  if (change.kind === "remove") {
    lines.push(
      one
        ? "It is removed from its current chats and gets no new ones, and its own webhooks stop."
        : "They are removed from their current chats and get no new ones, and their own webhooks stop.",
    );
    lines.push(
      one
        ? "You can create it again from Changes, with a new id and a new secret."
        : "You can create them again from Changes, with new ids and new secrets.",
    );
  } else if (change.kind === "status" && change.status === "offline") {
    if (loggedIn.length > 0) lines.push(`${bots(loggedIn.length)} go offline.`);
  } else {
    const bound = change.kind === "status" ? changed : loggedIn;
    if (bound.length > 0) {
      const them = plural(bound.length, "it", "them");
      lines.push(`${bots(bound.length)} be online under your sign-in. Signing out may take ${them} offline.`);
    }
  }
  if (change.kind === "capacity" && change.capacity === 0) {
    lines.push(`With capacity 0, ${one ? "it gets" : "they get"} no chats.`);
  }
  const nowhere = after.filter((bot) => ids.has(bot.id) && bot.groups.length === 0);
  if (nowhere.length > 0)
    lines.push(`Left without a group, and so without chats: ${listed(nowhere.map(nameOf))}.`);
  const lost = abandoned(all, after);
  if (lost.length > 0) {
    const groups = lost.map((id) => groupName(id, names));
    lines.push(`Left without a bot that accepts chats, as far as you can see: ${listed(groups)}.`);
  }
  return lines;
}

function afterOf(change: BotChange, bot: BulkBot): BulkBot[] {
  switch (change.kind) {
    case "status":
      return [{ ...bot, status: change.status }];
    case "capacity":
      return [{ ...bot, capacity: change.capacity }];
    case "join":
    case "leave":
      return [{ ...bot, groups: groupsAfter(change, bot.groups) }];
    case "remove":
      return [];
  }
}

/** Groups where a bot took chats before and none does after. */
function abandoned(before: readonly BulkBot[], after: readonly BulkBot[]): number[] {
  const served = servedBy(after);
  return [...servedBy(before)].filter((id) => !served.has(id)).sort((a, b) => a - b);
}

function servedBy(list: readonly BulkBot[]): Set<number> {
  const taking = list.filter(({ status, capacity }) => status === ACCEPTING && capacity > 0);
  return new Set(taking.flatMap(({ groups }) => groups.map(({ id }) => id)));
}

const nameOf = ({ name }: BulkBot) => name;
const bots = (count: number) => `${counted(count, "bot")} will`;

const LISTED = 5;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).join(", ");
  return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}
