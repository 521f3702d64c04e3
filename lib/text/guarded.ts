import { replaceHarmful, visible } from "./unseen";

const PLAIN = /^[\n\t\x20-\x7e]*$/;
const LINES = /[\n\t]/;
/** The marks of `isolated` around right-to-left text, which cannot reach the words outside of them. */
const ISOLATED = /(\u2068[^\n\u2066-\u2069]*\u2069)/;
const RIGHT_TO_LEFT =
  "[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]";
const RUN = new RegExp(`${RIGHT_TO_LEFT}(?:\\P{L}*${RIGHT_TO_LEFT}\\p{M}*)*`, "gu");

type Where = {
  /** Keeps line breaks and tabs, as in a block of code. */
  lines?: boolean;
  /** The element isolates its text itself, as `bdi` does. */
  isolates?: boolean;
};

/**
 * A text of any origin made safe for an element of the page: characters that could hide, reverse or rewrite
 * its surroundings are shown by their number, and right-to-left words do not reorder the words around them.
 */
export function guarded(text: string, { lines = false, isolates = false }: Where = {}): string {
  if (PLAIN.test(text) && (lines || !LINES.test(text))) return text;
  const shown = (part: string) =>
    lines
      ? replaceHarmful(part, (character) => (LINES.test(character) ? character : visible(character)))
      : visible(part);
  const parts = text.split(ISOLATED).map((part, index) => {
    if (index % 2 === 1) return `\u2068${shown(part.slice(1, -1))}\u2069`;
    return isolates ? shown(part) : isolatedRuns(shown(part));
  });
  return parts.join("");
}

/** A string with words of both directions, each right-to-left run isolated by itself. */
function isolatedRuns(text: string): string {
  const others = text.replace(RUN, "");
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(others) ? text.replace(RUN, "\u2068$&\u2069") : text;
}
