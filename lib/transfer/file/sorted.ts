import { isObject, type JsonObject } from "@/lib/filters/codec/json-object";

/** The value with sorted names in every object, so that equal values are written alike. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}

/** Compares by code unit, which no locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An object's unknown fields, sorted; `null` counts as absent, as on the wire. */
export function extras(object: JsonObject, known: readonly string[]): JsonObject {
  const others = Object.entries(object).filter(
    ([name, value]) => !known.includes(name) && value !== null && value !== undefined,
  );
  return sorted(Object.fromEntries(others)) as JsonObject;
}
