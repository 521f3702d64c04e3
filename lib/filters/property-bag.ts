import { isObject, own } from "./codec/json-object";

/**
 * Properties of one location: namespace → name → value, in either shape of a payload:
 * `{"rating":{"score":{"value":1}}}` or `{"source":{"type":"facebook"}}`. `null` says that the property is absent.
 */
export type PropertyBag = Record<string, unknown>;

/** The value of a property in either shape; `undefined` when it is absent. */
export function readProperty(raw: unknown): unknown {
  const value = isObject(raw) && Object.hasOwn(raw, "value") ? raw.value : raw;
  return value === null ? undefined : value;
}

/** A property's mention in a bag; `said` is false when the bag does not mention it. */
export type Mention = { said: false } | { said: true; value: unknown };

/** Looks a property up by its pair; names such as `constructor` find only the bag's own members. */
export function findProperty(bag: PropertyBag, namespace: string, name: string): Mention {
  const properties = own(bag, namespace);
  if (!isObject(properties) || !Object.hasOwn(properties, name)) return { said: false };
  return { said: true, value: readProperty(properties[name]) };
}
