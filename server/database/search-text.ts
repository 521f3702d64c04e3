import "server-only";
import { isObject } from "@/lib/filters/codec/json-object";
import { fold } from "@/lib/text/fold";

/** Folded texts that a search of the journal compares with; databases cannot fold them. */
export type SearchTexts = { name_folded: string; rest_folded: string };

/** Most characters of an entry that are searched: each search reads them all. */
const MAX_SEARCHED = 16 * 1024;

type Searched = {
  object_name: string;
  object_id: string | null;
  email: string;
  request_id: string;
  /** JSON of an `ObjectState`. */
  before: string | null;
  after: string | null;
};

/** Folds an entry's texts, its name apart: a reveal is found by the last name of its object. */
export function searchTexts(row: Searched): SearchTexts {
  const states = [row.before, row.after].map((text): unknown => (text === null ? null : JSON.parse(text)));
  const rest = [row.object_id ?? "", row.email, row.request_id, ...states.flatMap(textsIn)];
  // Both states repeat most words, and a search finds words in any order.
  const words = new Set(fold(rest.join(" ")).split(" "));
  return {
    name_folded: fold(row.object_name).slice(0, MAX_SEARCHED),
    rest_folded: [...words].join(" ").slice(0, MAX_SEARCHED),
  };
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.entries(value).flatMap(([name, item]) => [name, ...textsIn(item)]);
  return value === null || value === undefined ? [] : [String(value)];
}
