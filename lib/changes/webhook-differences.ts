import { maskedAddress, maskedPair } from "@/lib/contract/address-secrets";
import { parseFilter } from "@/lib/filters/codec";
import { describeFilter } from "@/lib/filters/describe";
import type { WireFilter } from "@/lib/filters/model";
import { stableJson } from "@/lib/filters/other";
import type { ObjectState } from "./entry";
import { actionTitle } from "./names";
import { changedFields } from "./same";
import { jsonWords, otherDifferences, secretWords } from "./words";

const ORDER = ["url", "action", "description", "secret_digest", "filters"];

/** What differs between two states of a webhook, as between one and its replacement. */
export function webhookDifferences(before: ObjectState, after: ObjectState): string[] {
  return changedFields(before, after, ORDER).flatMap((field): string[] => {
    const [old, now] = [before[field], after[field]];
    switch (field) {
      case "webhook_id":
        return [];
      case "url":
        return [movedWords(jsonWords(old), jsonWords(now))];
      case "action":
        return [`Is triggered by “${title(now)}” instead of “${title(old)}”`];
      case "description":
        return [`Description changes from ${quoted(old)} to ${quoted(now)}`];
      case "filters":
        return [filterDifference(before, after)];
      case "secret_digest":
        return secretWords("The secret", before.secret_digest as string, after.secret_digest as string);
      default:
        return otherDifferences([field], before, after);
    }
  });
}

/** A webhook that is registered or unregistered, one sentence for each setting. */
export function webhookWords(state: ObjectState): string[] {
  return [sentence(state), `Goes to ${maskedAddress(jsonWords(state.url))}`];
}

function movedWords(before: string, after: string): string {
  const [old, now] = maskedPair(before, after);
  return `Goes to ${now} instead of ${old}`;
}

/** In words, or as JSON where the words would read the same. */
function filterDifference(before: ObjectState, after: ObjectState): string {
  const words = sentence(after);
  return words === sentence({ ...before, action: after.action })
    ? `The filter changes to ${stableJson(after.filters ?? null)}`
    : `The filter changes: ${words}`;
}

function sentence({ action, filters }: ObjectState): string {
  return describeFilter(parseFilter((filters ?? undefined) as WireFilter), jsonWords(action));
}

const title = (action: unknown) => actionTitle(jsonWords(action));
const quoted = (text: unknown) => (text ? `“${jsonWords(text)}”` : "nothing");
