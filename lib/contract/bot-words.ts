import type { Priority, Status } from "./bots";

/*
 * Titles and meanings of statuses and priorities (reference, "Create BOT Agent"). No zod here: the list of
 * bots reads it on its first load.
 */

export const STATUS_WORDS: Record<Status, { title: string; meaning: string }> = {
  "accepting chats": {
    title: "Accepting chats",
    meaning: "Online and receiving new chats",
  },
  "not accepting chats": {
    title: "Not accepting chats",
    meaning: "Online, but not receiving new chats",
  },
  offline: { title: "Offline", meaning: "Gets no chats, and its webhooks stop" },
};

type PriorityWords = {
  title: string;
  /** A sign that tells statuses apart without colour. */
  mark: string;
  meaning: string;
  /** The tier's name in LiveChat's own application. */
  elsewhere: string;
};

export const PRIORITY_WORDS: Record<Priority, PriorityWords> = {
  first: {
    title: "First",
    mark: "▲",
    meaning: "Gets chats before everyone else in the group",
    elsewhere: "Bot",
  },
  normal: {
    title: "Normal",
    mark: "●",
    meaning: "Gets chats when First has no free slot",
    elsewhere: "Primary",
  },
  last: {
    title: "Last",
    mark: "▼",
    meaning: "Gets chats when First and Normal have no free slot",
    elsewhere: "Secondary",
  },
};

export function isStatus(value: string): value is Status {
  return Object.hasOwn(STATUS_WORDS, value);
}

export function isPriority(value: string): value is Priority {
  return Object.hasOwn(PRIORITY_WORDS, value);
}

/** Title of a status; an unknown status stands for itself. */
export function statusTitle(status: string): string {
  return isStatus(status) ? STATUS_WORDS[status].title : status;
}

/** Title of a priority; an unknown priority stands for itself. */
export function priorityTitle(priority: string): string {
  return isPriority(priority) ? PRIORITY_WORDS[priority].title : priority;
}

/** The names that a team has given to groups; the API has none. */
export type GroupNames = Readonly<Record<number, string>>;

/** A group in the middle of a sentence: "Sales (2)", or "group 2" as long as it has no name. */
export function groupName(id: number, names: GroupNames = {}): string {
  const name = names[id];
  return name === undefined ? `group ${id}` : `${name} (${id})`;
}
