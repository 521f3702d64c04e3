/*
 * Characters in foreign text that are invisible, or that change how the text around them is read: control
 * characters, direction overrides, zero-width and odd space characters, half surrogates. Stored as given,
 * shown by name.
 */

/** Every such character, for texts whose exact spelling matters: filter values, addresses, secrets. */
export const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u3164\uffa0\u2800]|(?! )\p{Zs}/u;

// Joiners and variation selectors that belong to the spelling of emoji, Persian, Indic and Han words.
const IN_WRITING = [
  /(?<=(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek})[\p{L}\p{M}])[\u200c\u200d](?=(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek})[\p{L}\p{M}])/u,
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/u,
  /(?<=\p{Extended_Pictographic})\ufe0f/u,
  /(?<=[0-9#*])\ufe0f(?=\u20e3)/u,
  /(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u,
  /(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/u,
].map(({ source }) => source);
// Spaces of every width look like spaces, so `visible` keeps them.
const SHOWN = new RegExp(
  `(?<writing>${IN_WRITING.join("|")}|\\p{Zs})|(?<lines>\\r\\n|[\\n\\r\\u2028\\u2029])|(?:${UNSEEN.source})`,
  "gu",
);
const EVERY_UNSEEN = new RegExp(UNSEEN.source, "gu");

const escaped = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** The text with every unseen character as `\u{200b}`; nothing else changes. */
export function escapeUnseen(text: string): string {
  return text.replace(EVERY_UNSEEN, escaped);
}

/**
 * The text with harmful characters written by `write`: characters that could hide, reverse or rewrite their
 * surroundings, line breaks included. Joiners inside emoji and words stay, and so do spaces.
 */
export function replaceHarmful(text: string, write: (character: string) => string): string {
  return text.replace(SHOWN, (found: string, writing?: string) =>
    writing ? found : Array.from(found, write).join(""),
  );
}

/**
 * Foreign text made safe for a page, a terminal or a log, on one line: a line break is shown as `↵`, a
 * character that could hide, reverse or rewrite its surroundings as `\u{202e}`. Joiners inside emoji and
 * words stay, and so do spaces.
 */
export function visible(text: string): string {
  return text.replace(SHOWN, (found: string, writing?: string, lines?: string) =>
    writing ? found : lines ? "↵" : escaped(found),
  );
}

const SPELLED = /\\u\{([0-9a-f]{1,6})\}/giu;

/** The inverse of `visible`, for text copied from its shown form. */
export function readBack(shown: string): string {
  return shown.replaceAll("↵", "\n").replace(SPELLED, (spelled, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? spelled : String.fromCodePoint(point);
  });
}

const isHidden = (found: string, writing?: string): boolean =>
  found !== " " && (writing === undefined || /^\p{Zs}$/u.test(found));

/**
 * The invisible or misleading characters of a text, each once: all unseen ones except those of emoji and
 * words, and odd spaces too.
 */
export function hiddenIn(text: string): string[] {
  const found = [...text.matchAll(SHOWN)].filter(({ 0: whole, groups }) => isHidden(whole, groups?.writing));
  return [...new Set(found.map(([whole]) => whole))];
}

/** The text with the characters of `hiddenIn` written by `write`. */
export function replaceHidden(text: string, write: (character: string) => string): string {
  return text.replace(SHOWN, (found: string, writing?: string) =>
    isHidden(found, writing) ? write(found) : found,
  );
}

/**
 * The text without hidden characters: odd spaces and line breaks become spaces, the rest is removed, and the
 * ends are trimmed.
 */
export function withoutHidden(text: string): string {
  return replaceHidden(text, (found) => (/[\p{Z}\s]/u.test(found) && found !== "\uFEFF" ? " " : "")).trim();
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * `visible` text for the middle of a sentence that is one string (a title, an aria-label, a toast): right-to-left text is
 * isolated, so that it does not reorder the words around it. In markup use the element `bdi` instead.
 */
export function isolated(text: string): string {
  const shown = visible(text);
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}
