import { maskedText } from "@/lib/contract/address-secrets";
import { stableJson } from "@/lib/filters/other";
import type { ObjectState } from "./entry";

/** A value in a sentence: texts as they are, everything else as JSON. */
export function jsonWords(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "string" ? value : stableJson(value);
}

/** Fields this product does not know, as JSON. */
export function otherDifferences(
  fields: readonly string[],
  before: ObjectState,
  after: ObjectState,
): string[] {
  return fields.map(
    (field) =>
      `${field} changes from ${maskedText(jsonWords(before[field]))} to ${maskedText(jsonWords(after[field]))}`,
  );
}

/** What happens to a secret of which only digests are known. */
export function secretWords(what: string, old: string | undefined, now: string | undefined): string[] {
  if (old === now) return [];
  return [`${what} is ${old === undefined ? "set" : now === undefined ? "taken away" : "replaced"}`];
}
