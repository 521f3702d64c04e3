import type { GroupNames } from "@/lib/contract/bot-words";
import { botDifferences, botWords } from "./bot-differences";
import type { ObjectKind, ObjectState } from "./entry";
import { webhookDifferences, webhookWords } from "./webhook-differences";

type Change = { before: ObjectState | null; after: ObjectState | null };

/**
 * A change in words, one sentence for each difference. What is created or removed is described as it is or was;
 * secrets are never among the words.
 */
export function differenceWords(kind: ObjectKind, { before, after }: Change, names?: GroupNames): string[] {
  if (before && after) {
    return kind === "bot" ? botDifferences(before, after, names) : webhookDifferences(before, after);
  }
  const state = after ?? before;
  if (!state) return [];
  return kind === "bot" ? botWords(state, names) : webhookWords(state);
}
