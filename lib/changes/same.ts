import { isObject } from "@/lib/filters/codec/json-object";
import { stableJson } from "@/lib/text/stable-json";
import type { ObjectState } from "./entry";

/** Whether two values of a field are equal: order of keys and of groups does not count, null is absent. */
export function sameValue(field: string, a: unknown, b: unknown): boolean {
  return meaning(field, a) === meaning(field, b);
}

/** The fields in which two states differ. The fields in `order` come first. */
export function changedFields(
  before: ObjectState,
  after: ObjectState,
  order: readonly string[] = [],
): string[] {
  const fields = [...new Set([...order, ...Object.keys(before), ...Object.keys(after)])];
  return fields.filter((field) => !sameValue(field, before[field], after[field]));
}

function meaning(field: string, value: unknown): string {
  const said = withoutNulls(value);
  if (field !== "groups" || !Array.isArray(said)) return stableJson(said);
  const groups = said.map((group) => stableJson(group)).sort();
  return `[${groups.join()}]`;
}

function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((item) => (item === null ? null : withoutNulls(item)));
  if (!isObject(value)) return value;
  const said = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(said.map(([name, part]) => [name, withoutNulls(part)]));
}
