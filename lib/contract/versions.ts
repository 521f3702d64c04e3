/** Differences between versions of the Configuration API are data (docs/api.md, section 3), never code. */

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

/**
 * Trigger of each action, in words: "Fires when a thread closes". `its` is the meaning of "its" in the words
 * that follow: "and its rating score is 1".
 */
export const ACTION_WORDS: Record<Action, { title: string; when: string; its: "chat" | "thread" | "event" }> =
  {
    incoming_chat_thread: { title: "Chat started", when: "a chat starts", its: "chat" },
    chat_users_updated: {
      title: "Chat users changed",
      when: "someone joins or leaves a chat",
      its: "chat",
    },
    incoming_event: { title: "Message or event", when: "a message or event arrives", its: "event" },
    last_seen_timestamp_updated: { title: "Seen", when: "someone sees a chat", its: "chat" },
    thread_closed: { title: "Thread closed", when: "a thread closes", its: "thread" },
    chat_scopes_updated: { title: "Chat access changed", when: "access to a chat changes", its: "chat" },
    chat_properties_updated: {
      title: "Chat properties changed",
      when: "a chat's properties change",
      its: "chat",
    },
    chat_thread_properties_updated: {
      title: "Thread properties changed",
      when: "a thread's properties change",
      its: "thread",
    },
  };
