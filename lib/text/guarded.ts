import { replaceHidden, visible } from "./unseen";

const PLAIN = /^[\n\t\x20-\x7e]*$/;
/** What `isolated` puts around right-to-left text; inside a pair nothing can reach the words around it. */
const ISOLATED = /(\u2068[^\n\u2066-\u2069]*\u2069)/;

/**
 * Text as any element of the page may hold it, code and sentences too: what could hide, turn around or rewrite its
 * surroundings is shown by its number. Line breaks and tabs stay, as a page shows them as white space.
 */
export function guarded(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .split(ISOLATED)
    .map((part, index) => (index % 2 === 0 ? shown(part) : `\u2068${shown(part.slice(1, -1))}\u2069`))
    .join("");
}

const shown = (text: string) =>
  replaceHidden(text, (character) => (/[\n\t]/.test(character) ? character : visible(character)));
