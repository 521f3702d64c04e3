import { STATUS_WORDS } from "@/lib/contract/bot-words";
import { finder } from "@/lib/text/fold";
import type { BotListItem, ShownBot } from "./api";

/** A bot in the list. `details` come later, in one call for each bot. */
export type ListedBot = BotListItem & {
  details?: ShownBot;
  /** The call for details failed. */
  failed?: boolean;
};

export const SORTS = ["name", "status", "owner", "capacity"] as const;
export type Sort = (typeof SORTS)[number];

/** The list's settings: search, filters and order. An empty text restricts nothing. */
export type ListView = {
  search: string;
  scope: "all" | "mine";
  status: string;
  /** A group's number as text. */
  group: string;
  /** The client id of an application. */
  owner: string;
  sort: Sort;
  descending: boolean;
};

/** Whether the view depends on details, so that the list is certain only once all of them have come. */
export function needsDetails({ group, owner, sort }: ListView): boolean {
  return group !== "" || owner !== "" || sort === "capacity" || sort === "owner";
}

/** The application that owns a bot, or `undefined` until its details have come. */
function ownerOf(bot: ListedBot, clientId: string): string | undefined {
  return bot.mine ? clientId : bot.details?.application.client_id;
}

/** The bots of a view, in its order. A bot without details does not match a filter that needs them. */
export function viewBots(bots: readonly ListedBot[], view: ListView, clientId: string): ListedBot[] {
  const found = finder(view.search);
  return bots
    .filter((bot) => matches(bot, view, clientId) && (found(bot.name) || bot.id === view.search.trim()))
    .sort(compareBy(view, clientId));
}

function matches(bot: ListedBot, { scope, status, group, owner }: ListView, clientId: string): boolean {
  if (scope === "mine" && !bot.mine) return false;
  if (status !== "" && bot.status !== status) return false;
  if (owner !== "" && ownerOf(bot, clientId) !== owner) return false;
  return group === "" || Boolean(bot.details?.groups.some(({ id }) => String(id) === group));
}

const STATUS_ORDER = Object.keys(STATUS_WORDS);
const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compareBy({ sort, descending }: ListView, clientId: string) {
  const direction = descending ? -1 : 1;
  return (a: ListedBot, b: ListedBot) => {
    const order = compare(keyOf(a, sort, clientId), keyOf(b, sort, clientId), direction);
    return order || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  };
}

function keyOf(bot: ListedBot, sort: Sort, clientId: string): string | number | undefined {
  switch (sort) {
    case "name":
      return bot.name;
    case "status": {
      const place = STATUS_ORDER.indexOf(bot.status);
      return place < 0 ? STATUS_ORDER.length : place;
    }
    case "owner":
      return bot.mine ? "" : ownerOf(bot, clientId);
    case "capacity":
      return bot.details?.max_chats_count;
  }
}

/** Sorts unknown values last, in both directions. */
function compare(a: string | number | undefined, b: string | number | undefined, direction: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === "number" && typeof b === "number") return direction * (a - b);
  return direction * names.compare(String(a), String(b));
}

/** Number of bots by status, the known statuses first and present even at 0. */
export function statusCounts(bots: readonly BotListItem[]): Map<string, number> {
  const counts = new Map(STATUS_ORDER.map((status) => [status, 0]));
  for (const { status } of bots) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** The groups that the bots with known details are in, by number. */
export function groupsOf(bots: readonly ListedBot[]): number[] {
  const ids = bots.flatMap(({ details }) => details?.groups.map(({ id }) => id) ?? []);
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** The applications that own the bots, as far as known: ours first, then by client id. */
export function ownersOf(bots: readonly ListedBot[], clientId: string): string[] {
  const owners = new Set(bots.map((bot) => ownerOf(bot, clientId)).filter((owner) => owner !== undefined));
  return [...owners].sort((a, b) => Number(b === clientId) - Number(a === clientId) || names.compare(a, b));
}
