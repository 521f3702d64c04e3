import { maskedText } from "@/lib/contract/addresses/address-secrets";
import { stableJson } from "@/lib/text/stable-json";
import type { ObjectState } from "./entry";

/** A value in a sentence: texts unchanged, everything else as JSON. */
export function jsonWords(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "string" ? value : stableJson(value);
}

/** Whether a sentence describes a change to come, as in a form or preview, or one that was made, as in the history. */
export type Tense = "present" | "past";

/** "changes" or "changed". */
export function changesIn(tense: Tense): string {
  return tense === "past" ? "changed" : "changes";
}

type States = { before: ObjectState; after: ObjectState };

/** Differences in unknown fields, as JSON. */
export function otherDifferences(
  fields: readonly string[],
  { before, after }: States,
  tense: Tense,
): string[] {
  return fields.map(
    (field) =>
      `${field} ${changesIn(tense)} from ${maskedText(jsonWords(before[field]))} to ${maskedText(jsonWords(after[field]))}`,
  );
}

/** The change of a secret, of which only digests are known. */
export function secretWords(
  what: string,
  { old, now }: { old: string | undefined; now: string | undefined },
  tense: Tense,
): string[] {
  if (old === now) return [];
  const verb = old === undefined ? "set" : now === undefined ? "removed" : "replaced";
  return [`${what} ${tense === "past" ? "was" : "will be"} ${verb}`];
}
