import { FILTER_KINDS, type FilterKind } from "@/lib/contract/versions";
import { type FilterDraft, toDraft } from "./builder";
import { addRows } from "./edit";
import { isObject, type JsonObject } from "../codec/json-object";

/** A part of a filter that the builder does not know, with its path. */
export type OtherPart = { path: string[]; value: unknown };

// Depth of the parts of each kind: kind → namespace → name for properties, kind → key for members.
const DEPTH: Record<FilterKind, number> = {
  chat_properties: 3,
  thread_properties: 3,
  event_properties: 3,
  chat_member_ids: 2,
};

function partsBelow(value: unknown, path: string[], depth: number): OtherPart[] {
  if (depth === 0 || !isObject(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => partsBelow(inner, [...path, key], depth - 1));
}

function isKind(key: string): key is FilterKind {
  return FILTER_KINDS.some((kind) => kind === key);
}

/** The parts of a filter that the builder does not know, each as small as it can be removed. */
export function otherParts(other: JsonObject): OtherPart[] {
  return Object.entries(other).flatMap(([key, value]) =>
    partsBelow(value, [key], isKind(key) ? DEPTH[key] - 1 : 0),
  );
}

/** The object without the part at the path, and without the objects that this leaves empty. */
export function withoutPart(object: JsonObject, [key, ...rest]: readonly string[]): JsonObject {
  if (key === undefined || !Object.hasOwn(object, key)) return object;
  const inner = object[key];
  const left = rest.length > 0 && isObject(inner) ? withoutPart(inner, rest) : {};
  const entries = Object.entries(object).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    return Object.keys(left).length === 0 ? [] : [[name, left]];
  });
  // Unlike an assignment, this keeps a key called __proto__ an ordinary key.
  return Object.fromEntries(entries);
}

/** Removes one unknown part. The builder may know the rest, which then becomes rows. */
export function removeOther(draft: FilterDraft, path: readonly string[]): FilterDraft {
  const { rows, other } = toDraft(withoutPart(draft.other, path));
  return { ...addRows(draft, rows), other, json: undefined };
}
