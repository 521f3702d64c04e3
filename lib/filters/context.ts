import type { JsonObject } from "./json-object";
import type { Location } from "./model";

/**
 * Properties of one location: namespace → name → value, in either shape of a payload:
 * `{"rating":{"score":{"value":1}}}` or `{"source":{"type":"facebook"}}`. `null` says the property is absent.
 */
export type PropertyBag = Record<string, unknown>;

export type ContextPart = Location | "agents";

/**
 * What is known when a filter is put to the test. A part that is not given is unknown. A part that is given says
 * everything (what it lacks is absent), unless `partial` names it: then what it lacks is unknown.
 */
export type FilterContext = {
  chat?: PropertyBag;
  thread?: PropertyBag;
  event?: PropertyBag;
  /** Ids and emails of the agents in the chat; a filter may use either. */
  agents?: readonly string[];
  /** Agents known not to be in the chat; only of use while `agents` is unknown or partial. */
  agentsGone?: readonly string[];
  partial?: readonly ContextPart[];
};

/** The value of a property whichever shape it came in; `undefined` when it is absent. */
export function readProperty(raw: unknown): unknown {
  const value =
    typeof raw === "object" && raw !== null && Object.hasOwn(raw, "value") ? (raw as JsonObject).value : raw;
  return value === null ? undefined : value;
}

/** A property of a bag, `{ said: false }` when the bag does not mention it. */
export function findProperty(
  bag: PropertyBag,
  namespace: string,
  name: string,
): { said: false } | { said: true; value: unknown } {
  const properties = Object.hasOwn(bag, namespace) ? bag[namespace] : undefined;
  if (typeof properties !== "object" || properties === null || !Object.hasOwn(properties, name)) {
    return { said: false };
  }
  return { said: true, value: readProperty((properties as JsonObject)[name]) };
}
