import { maskedAddress, maskedPair } from "@/lib/contract/addresses/address-secrets";
import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import type { WireFilter } from "@/lib/filters/model";
import { stableJson } from "@/lib/text/stable-json";
import type { ObjectState } from "./entry";
import { actionTitle } from "./names";
import { changedFields } from "./same";
import { changesIn, jsonWords, otherDifferences, secretWords, type Tense } from "./words";

const ORDER = ["url", "action", "description", "secret_digest", "filters"];

/** Differences between two states of a webhook, such as a webhook and its replacement. */
export function webhookDifferences(
  before: ObjectState,
  after: ObjectState,
  tense: Tense = "present",
): string[] {
  return changedFields(before, after, ORDER).flatMap((field): string[] => {
    const [old, now] = [before[field], after[field]];
    switch (field) {
      case "webhook_id":
        return [];
      case "url":
        return [movedWords(jsonWords(old), jsonWords(now), tense)];
      case "action":
        return [
          tense === "past"
            ? `Trigger changed from “${title(old)}” to “${title(now)}”`
            : `Is triggered by “${title(now)}” instead of “${title(old)}”`,
        ];
      case "description":
        return [`Description ${changesIn(tense)} from ${quoted(old)} to ${quoted(now)}`];
      case "filters":
        return [filterDifference(before, after, tense)];
      case "secret_digest":
        return secretWords("The secret", { old: old as string, now: now as string }, tense);
      default:
        return otherDifferences([field], { before, after }, tense);
    }
  });
}

/** Settings of a registered or unregistered webhook, one sentence each. */
export function webhookWords(state: ObjectState): string[] {
  return [sentence(state), `Goes to ${maskedAddress(jsonWords(state.url))}`];
}

function movedWords(before: string, after: string, tense: Tense): string {
  const [old, now] = maskedPair(before, after);
  if (tense === "past") return `Address changed from ${old} to ${now}`;
  return `Goes to ${now} instead of ${old}`;
}

/** The change of a filter in words, or as JSON where the words would read the same. */
function filterDifference(before: ObjectState, after: ObjectState, tense: Tense): string {
  const words = sentence(after);
  return words === sentence({ ...before, action: after.action })
    ? `The filter ${changesIn(tense)} to ${stableJson(after.filters ?? null)}`
    : `The filter ${changesIn(tense)}: ${words}`;
}

function sentence({ action, filters }: ObjectState): string {
  return describeFilter(parseFilter((filters ?? undefined) as WireFilter), jsonWords(action));
}

const title = (action: unknown) => actionTitle(jsonWords(action));
const quoted = (text: unknown) => (text ? `“${jsonWords(text)}”` : "nothing");
