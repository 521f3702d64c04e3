import { isPriority, type GroupNames, groupName, priorityTitle, statusTitle } from "@/lib/contract/bot-words";
import type { Priority, Status } from "@/lib/contract/bots";
import type { GroupReply } from "@/lib/contract/replies";

/** One change that is applied to many bots. */
export type BotChange =
  | { kind: "status"; status: Status }
  | { kind: "capacity"; capacity: number }
  /** Joins a group, or moves to that priority if the bot is in the group already. */
  | { kind: "join"; groupId: number; priority: Priority }
  | { kind: "leave"; groupId: number }
  | { kind: "remove" };

/** The facts of a bot from which the effect of a change on it is worked out. */
export type BulkBot = {
  id: string;
  name: string;
  status: string;
  mine: boolean;
  /** The client id of the application that owns it. */
  owner: string;
  capacity: number;
  groups: readonly GroupReply[];
};

/**
 * The part of a bot that a change touches, for comparison: equal before and now means that no other person
 * has changed that part.
 */
export type Touched = string | number | null;

type Touchable = Pick<BulkBot, "name" | "status" | "capacity" | "groups">;

export function touchedBy(change: BotChange, bot: Touchable): Touched {
  switch (change.kind) {
    case "status":
      return bot.status;
    case "capacity":
      return bot.capacity;
    case "join":
    case "leave":
      return priorityIn(bot.groups, change.groupId);
    case "remove":
      // A removal loses everything that the preview shows.
      return JSON.stringify([bot.name, bot.status, bot.capacity, places(bot.groups)]);
  }
}

/** The touched part after the change; undefined for a removal, which leaves nothing. */
export function wantedBy(change: BotChange): Touched | undefined {
  switch (change.kind) {
    case "status":
      return change.status;
    case "capacity":
      return change.capacity;
    case "join":
      return change.priority;
    case "leave":
      return null;
    case "remove":
      return undefined;
  }
}

/** A bot's groups after the change: all others stay in their place with every field, known or not. */
export function groupsAfter(change: BotChange, groups: readonly GroupReply[]): GroupReply[] {
  if (change.kind === "leave") return groups.filter(({ id }) => id !== change.groupId);
  if (change.kind !== "join") return [...groups];
  const { groupId: id, priority } = change;
  if (groups.some((group) => group.id === id)) {
    return groups.map((group) => (group.id === id ? { ...group, priority } : group));
  }
  return [...groups, { id, priority }];
}

/** Why a bot cannot be changed this way, whatever the person's permissions. */
export function refusalOf(change: BotChange, { groups }: Pick<BulkBot, "groups">): string | undefined {
  if (change.kind !== "join" && change.kind !== "leave") return undefined;
  const priority = priorityIn(groups, change.groupId);
  if (priority !== null && !isPriority(priority)) {
    return `Has the priority “${priority}”, which Switchboard does not know and does not change`;
  }
  const leavesOnly = change.kind === "leave" && change.groupId === 0 && groups.every(({ id }) => id === 0);
  return leavesOnly && priority !== null
    ? "This is everyone's default group. Add the bot to another group first"
    : undefined;
}

export type BotPlan =
  | { kind: "change"; from: Touched; before: string; after: string }
  | { kind: "unchanged"; why: string }
  | { kind: "left_out"; why: string };

/** Whether the person may change this application's bots, and remove everyone's. */
export type BulkRights = { changeMine: boolean; removeAny: boolean };

/** The plan for one bot: its change in words, or why it is left out. */
export function planBot(change: BotChange, bot: BulkBot, rights: BulkRights, names?: GroupNames): BotPlan {
  const forbidden = forbiddenBy(change, bot, rights);
  if (forbidden !== undefined) return { kind: "left_out", why: forbidden };
  const from = touchedBy(change, bot);
  if (from === wantedBy(change)) return { kind: "unchanged", why: wordsFor(change, from, names) };
  const refusal = refusalOf(change, bot);
  if (refusal !== undefined) return { kind: "left_out", why: refusal };
  return { kind: "change", from, ...beforeAndAfter(change, bot, names) };
}

function forbiddenBy(change: BotChange, bot: BulkBot, rights: BulkRights): string | undefined {
  if (change.kind === "remove" && rights.removeAny) return undefined;
  if (!bot.mine) {
    return change.kind === "remove"
      ? `Belongs to ${bot.owner}; removing it needs the permission agents-bot--all:write`
      : `Belongs to ${bot.owner}, and only that application can change it`;
  }
  return rights.changeMine ? undefined : "Changing it needs the permission agents-bot--my:write";
}

function beforeAndAfter(change: BotChange, bot: BulkBot, names?: GroupNames) {
  if (change.kind === "remove") {
    const groups = bot.groups.map(({ id }) => groupName(id, names));
    const where = groups.length > 0 ? `in ${groups.join(", ")}` : "in no group";
    return { before: `${statusTitle(bot.status)}, ${where}`, after: "Removed" };
  }
  return {
    before: wordsFor(change, touchedBy(change, bot), names),
    after: wordsFor(change, wantedBy(change) ?? null, names),
  };
}

/** The touched part in words: "Offline", "Capacity 4", "First in Sales". */
export function wordsFor(change: BotChange, touched: Touched, names?: GroupNames): string {
  switch (change.kind) {
    case "status":
      return statusTitle(String(touched));
    case "capacity":
      return `Capacity ${touched}`;
    case "join":
    case "leave": {
      const group = groupName(change.groupId, names);
      return touched === null ? `Not in ${group}` : `${priorityTitle(String(touched))} in ${group}`;
    }
    case "remove":
      return "Something else";
  }
}

function priorityIn(groups: readonly GroupReply[], groupId: number): string | null {
  return groups.find(({ id }) => id === groupId)?.priority ?? null;
}

function places(groups: readonly GroupReply[]): [number, string][] {
  return groups.map(({ id, priority }): [number, string] => [id, priority]).sort(([a], [b]) => a - b);
}
