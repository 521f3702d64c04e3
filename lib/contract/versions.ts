/** What differs between versions of the Configuration API is data (docs/api.md, section 3), never code. */

export const ACTIONS = [
  "incoming_chat_thread",
  "chat_users_updated",
  "incoming_event",
  "last_seen_timestamp_updated",
  "thread_closed",
  "chat_scopes_updated",
  "chat_properties_updated",
  "chat_thread_properties_updated",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Kinds of filter as the wire names them. */
export const FILTER_KINDS = [
  "chat_properties",
  "thread_properties",
  "event_properties",
  "chat_member_ids",
] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

export const VERSIONS = ["v0.2", "v0.3", "v0.4"] as const;
export type Version = (typeof VERSIONS)[number];
export const LATEST_VERSION: Version = "v0.4";

type ActionFilters = Record<Action, readonly FilterKind[]>;

const V03: ActionFilters = {
  incoming_chat_thread: ["chat_properties", "thread_properties"],
  chat_users_updated: ["chat_properties"],
  incoming_event: ["chat_properties", "event_properties"],
  last_seen_timestamp_updated: ["chat_properties"],
  thread_closed: ["chat_properties", "thread_properties"],
  chat_scopes_updated: ["chat_properties"],
  chat_properties_updated: ["chat_properties"],
  chat_thread_properties_updated: ["chat_properties"],
};

// The reference's register_webhook example filters on chat_member_ids without listing it; v0.4 offers it everywhere.
const V04: ActionFilters = {
  incoming_chat_thread: ["chat_properties", "thread_properties", "chat_member_ids"],
  chat_users_updated: ["chat_properties", "chat_member_ids"],
  incoming_event: ["chat_properties", "event_properties", "chat_member_ids"],
  last_seen_timestamp_updated: ["chat_properties", "chat_member_ids"],
  thread_closed: ["chat_properties", "thread_properties", "chat_member_ids"],
  chat_scopes_updated: ["chat_properties", "chat_member_ids"],
  chat_properties_updated: ["chat_properties", "chat_member_ids"],
  chat_thread_properties_updated: ["chat_member_ids"],
};

const ACTION_FILTERS: Record<Version, ActionFilters> = { "v0.2": V03, "v0.3": V03, "v0.4": V04 };

export function isVersion(value: string): value is Version {
  return VERSIONS.some((version) => version === value);
}

export function isAction(value: string): value is Action {
  return ACTIONS.some((action) => action === value);
}

/** The filter kinds an action offers in a version; empty for an action the version does not have. */
export function filterKindsOf(version: Version, action: string): readonly FilterKind[] {
  return isAction(action) ? ACTION_FILTERS[version][action] : [];
}

/** What triggers each action, in words: "Fires on every closed thread", "Fires on closed threads when …". */
export const ACTION_WORDS: Record<Action, { title: string; every: string; some: string }> = {
  incoming_chat_thread: { title: "Chat started", every: "every started chat", some: "started chats" },
  chat_users_updated: {
    title: "Chat users changed",
    every: "every change of who is in a chat",
    some: "changes of who is in a chat",
  },
  incoming_event: {
    title: "Message or event",
    every: "every message or event",
    some: "messages and events",
  },
  last_seen_timestamp_updated: {
    title: "Seen",
    every: "every time someone has seen a chat",
    some: "views of a chat",
  },
  thread_closed: { title: "Thread closed", every: "every closed thread", some: "closed threads" },
  chat_scopes_updated: {
    title: "Chat access changed",
    every: "every change of a chat's access",
    some: "changes of a chat's access",
  },
  chat_properties_updated: {
    title: "Chat properties changed",
    every: "every change of chat properties",
    some: "changes of chat properties",
  },
  chat_thread_properties_updated: {
    title: "Thread properties changed",
    every: "every change of thread properties",
    some: "changes of thread properties",
  },
};
