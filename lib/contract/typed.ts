import { trimmed } from "@/lib/text/trimmed";
import { characterName } from "@/lib/text/character-names";
import { hiddenIn } from "@/lib/text/unseen";

/*
 * Names, descriptions and addresses as forms send them, the same for bots and webhooks. The API stores texts as given, so
 * what is copied along by accident has to go before.
 */

/** What is sent of a field: without what was copied along at its ends. What was there before stays to the letter. */
export function typedText(typed: string, was: string | undefined): string {
  return typed === was ? typed : trimmed(typed);
}

/** Why no address can hold a text, where the reason cannot be seen; undefined when nothing is hidden in it. */
export function hiddenInAddress(typed: string): string | undefined {
  const [hidden] = hiddenIn(trimmed(typed));
  return hidden === undefined
    ? undefined
    : `Take ${characterName(hidden)} out of the address: it cannot be seen`;
}
