import type { Scalar } from "@/lib/contract/filters";

/** Where a property lives; each has its own filter kind on the wire. */
export const LOCATIONS = ["chat", "thread", "event"] as const;
export type Location = (typeof LOCATIONS)[number];

export const LOCATION_KINDS = {
  chat: "chat_properties",
  thread: "thread_properties",
  event: "event_properties",
} as const satisfies Record<Location, string>;

export type ScalarType = "string" | "int" | "bool";

/** The one test a property is put to. Lists are never empty on the wire; a builder row may be on its way there. */
export type PropertyTest =
  | { kind: "present" }
  | { kind: "absent" }
  | { kind: "one_of"; values: Scalar[] }
  | { kind: "none_of"; values: Scalar[] };

/** A property is a pair; names may contain dots, so it is never a dotted path. */
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
  /** What the product does not understand, in the wire's own shape: shown as "other" and sent back unchanged. */
  other: Record<string, unknown>;
  /** Set when the wire had `{}`, which an absent filter must not turn into and the other way round. */
  emptyObject?: true;
};

/** A filter as the wire has it, whatever it holds. `undefined` is a webhook without filters. */
export type WireFilter = Record<string, unknown> | null | undefined;
