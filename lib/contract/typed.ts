import { trimmed } from "@/lib/text/trimmed";
import { characterName } from "@/lib/text/character-names";
import { hiddenIn } from "@/lib/text/unseen";

/*
 * Names, descriptions and addresses as forms send them, the same for bots and webhooks. The API stores texts
 * as given, so spaces and invisible signs copied along by accident are trimmed before.
 */

/** A field's text to send: trimmed at its ends if it was edited, else the stored text to the letter. */
export function typedText(typed: string, was: string | undefined): string {
  return typed === was ? typed : trimmed(typed);
}

/** Message that names an invisible character inside an address; undefined when there is none. */
export function hiddenInAddress(typed: string): string | undefined {
  const [hidden] = hiddenIn(trimmed(typed));
  return hidden === undefined
    ? undefined
    : `Take ${characterName(hidden)} out of the address: it cannot be seen`;
}
