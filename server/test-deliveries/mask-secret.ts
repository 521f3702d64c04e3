import "server-only";
import { MASKED_SECRET } from "@/lib/webhooks/test-limits";
import { type Part, SpellingSearch, type Work } from "./find-spelling";
import { spellingsOf } from "./secret-spellings";

/** Fewest characters at which the beginning of a secret is masked at the end of a text that was cut off. */
const SHORTEST_BEGINNING = 3;

export type Masker = (text: string, cutOff?: boolean) => string;

/**
 * Replaces a secret wherever a text contains it, in any of its spellings (secret-spellings). In a text that
 * was cut off, also a beginning of the secret at the text's end. Uses no regular expression, so the time
 * grows only with the text's length.
 * @param work counts steps, for tests
 */
export function secretMasker(secret: string, work?: Work): Masker {
  if (secret === "") return (text) => text;
  const searches = spellingsOf(secret).map((spelling) => new SpellingSearch(spelling, work));
  return (text, cutOff = false) => {
    const parts = joined(searches.flatMap((search) => search.whole(text)));
    const masked = replaced(text, parts);
    if (!cutOff) return masked;
    const starts = searches.flatMap((search) => search.broken(masked, SHORTEST_BEGINNING) ?? []);
    return starts.length === 0 ? masked : masked.slice(0, Math.min(...starts)) + MASKED_SECRET;
  };
}

/** Sorts parts by their start and merges overlapping ones, so that each character is replaced once. */
function joined(parts: Part[]): Part[] {
  const found: Part[] = [];
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

function replaced(text: string, parts: readonly Part[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { from, to } of parts) {
    kept.push(text.slice(at, from), MASKED_SECRET);
    at = to;
  }
  return kept.join("") + text.slice(at);
}
