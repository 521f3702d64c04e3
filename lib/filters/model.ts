import type { Scalar } from "@/lib/contract/filters";

/** Locations of properties; each has its own filter kind on the wire. */
export const LOCATIONS = ["chat", "thread", "event"] as const;
export type Location = (typeof LOCATIONS)[number];

export const LOCATION_KINDS = {
  chat: "chat_properties",
  thread: "thread_properties",
  event: "event_properties",
} as const satisfies Record<Location, string>;

export type ScalarType = "string" | "int" | "bool";

/**
 * The one test of a property. Lists are never empty on the wire; a builder row may have an empty one while it
 * is edited.
 */
export type PropertyTest =
  | { kind: "present" }
  | { kind: "absent" }
  | { kind: "one_of"; values: Scalar[] }
  | { kind: "none_of"; values: Scalar[] };

/** A condition on a property. Its name is a pair, never a dotted path, because names may contain dots. */
export type PropertyCondition = {
  kind: "property";
  location: Location;
  namespace: string;
  name: string;
  test: PropertyTest;
};

/** Every listed agent is in the chat (`chat_member_ids.agents`, v0.4). */
export type AgentsCondition = { kind: "agents"; agents: string[] };

export type Condition = PropertyCondition | AgentsCondition;

/** A filter as the product works with it. All conditions must hold; there is no OR, no nesting, no order. */
export type ParsedFilter = {
  conditions: Condition[];
  /** Unknown content, in the wire's own shape: shown as "other" and sent back unchanged. */
  other: Record<string, unknown>;
  /** Set when the wire had `{}`, which must not turn into an absent filter, nor the other way round. */
  emptyObject?: true;
};

/** A filter on the wire, with any content. `undefined` is a webhook without filters. */
export type WireFilter = Record<string, unknown> | null | undefined;
