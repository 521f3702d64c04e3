import "server-only";
import { MASKED_SECRET } from "@/lib/webhooks/test-limits";
import { LONGEST_RECOGNISED, spellingsOf } from "./secret-spellings";

/** From how many characters on the beginning of a secret is recognised at the end of a text that was cut off. */
const SHORTEST_BEGINNING = 3;
/** The longest way to write one character, backslashes included. */
const LONGEST_UNIT = 40;
/** What may be left of a character that was broken off, as far as its spelling goes. */
const BROKEN_OFF = /^[\\%&#\w]{0,40}$/;

export type Masker = (text: string, cutOff?: boolean) => string;

/**
 * Replaces a secret wherever a text contains it, in any of the spellings of secret-spellings. In a text that was cut
 * off, also where the end is the beginning of the secret.
 */
export function secretMasker(secret: string): Masker {
  if (secret === "") return (text) => text;
  const spellings = spellingsOf(secret);
  const rest = secret.length > LONGEST_RECOGNISED ? "[^]*" : "";
  const whole = new RegExp(`(?:${spellings.map((units) => units.join("")).join("|")})${rest}`, "g");
  return (text, cutOff = false) => {
    const masked = text.replace(whole, MASKED_SECRET);
    return cutOff ? maskEnd(masked, spellings) : masked;
  };
}

function maskEnd(text: string, spellings: readonly string[][]): string {
  const starts = spellings.map((units) => startAtEnd(text, units)).filter((start) => start !== undefined);
  return starts.length === 0 ? text : text.slice(0, Math.min(...starts)) + MASKED_SECRET;
}

/** Where the units begin that the text ends with; the last of them may be broken off. */
function startAtEnd(text: string, units: readonly string[]): number | undefined {
  const patterns = units.map((unit) => new RegExp(unit, "y"));
  const earliest = Math.max(0, text.length - units.length * LONGEST_UNIT);
  for (let start = earliest; start <= text.length - SHORTEST_BEGINNING; start += 1) {
    let position = start;
    let matched = 0;
    for (const pattern of patterns) {
      pattern.lastIndex = position;
      if (!pattern.test(text)) break;
      position = pattern.lastIndex;
      matched += 1;
    }
    if (matched >= SHORTEST_BEGINNING && BROKEN_OFF.test(text.slice(position))) return start;
  }
  return undefined;
}
