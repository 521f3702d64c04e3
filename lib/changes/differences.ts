import type { GroupNames } from "@/lib/contract/bot-words";
import { botDifferences, botWords } from "./bot-differences";
import type { ObjectKind, ObjectState } from "./entry";
import { webhookDifferences, webhookWords } from "./webhook-differences";
import type { Tense } from "./words";

type Change = { before: ObjectState | null; after: ObjectState | null; tense?: Tense };

/**
 * A change in words, one sentence for each difference, in the past unless a preview asks otherwise. A created or removed
 * object is described by its settings; secrets are never among the words.
 */
export function differenceWords(
  kind: ObjectKind,
  { before, after, tense = "past" }: Change,
  names?: GroupNames,
): string[] {
  if (before && after) {
    return kind === "bot"
      ? botDifferences(before, after, names, tense)
      : webhookDifferences(before, after, tense);
  }
  const state = after ?? before;
  if (!state) return [];
  return kind === "bot" ? botWords(state, names) : webhookWords(state);
}
