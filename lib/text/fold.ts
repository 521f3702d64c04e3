/*
 * The one comparison for texts that people read and type: two texts are equal if they look equal. The folded
 * form is never stored.
 */

import { readBack } from "./unseen";

const IGNORED = /[\p{Default_Ignorable_Code_Point}\u2800\p{Cf}]|(?!\s)\p{Cc}/gu;

/** The form in which texts are compared: NFKC, no invisible characters, white space as one space, lower case. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(IGNORED, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase()
    .normalize("NFKC");
}

/** Whether two texts look the same, capital letters aside. */
export function sameText(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** Whether a search for `typed` finds `text`; an empty search finds everything. */
export function foundIn(text: string, typed: string): boolean {
  return finder(typed)(text);
}

/** A search over many texts, which folds the searched words only once. */
export function finder(typed: string): (text: string) => boolean {
  const wanted = spellings(typed);
  return (text) => {
    const folded = fold(text);
    return wanted.some((spelling) => folded.includes(spelling));
  };
}

/** The words of a search, folded, without repetitions. */
export function wordsOf(typed: string): string[] {
  return [...new Set(fold(readBack(typed)).split(" "))].filter((word) => word !== "");
}

/** Whether a text contains every word of a search, in any order. */
export function wordFinder(typed: string): (text: string) => boolean {
  const words = wordsOf(typed);
  return (text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
}

/**
 * Both readings of a search: an escape such as `\u{200b}` may stand for the invisible character that it
 * spells out, or for its own signs.
 */
function spellings(typed: string): string[] {
  return [...new Set([fold(typed), fold(readBack(typed))])];
}
