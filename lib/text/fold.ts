/*
 * One way to compare and search what people read and type: two texts are the same when they look the same. Nothing is
 * ever stored in this form.
 */

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
  return fold(text).includes(fold(typed));
}
