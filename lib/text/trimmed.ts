/*
 * Characters that are copied along at the ends of a text: spaces of every kind, line breaks, byte order
 * marks, zero width spaces, and the direction marks that some programs put around a path or a number. Joiners
 * stay: emoji and words end with them.
 */
const AT_ENDS = "[\\s\\u00ad\\u200b\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069]+";
const START = new RegExp(`^${AT_ENDS}`, "u");
const END = new RegExp(`${AT_ENDS}$`, "u");

/** Trims one line that was typed or pasted, in every form: names, addresses, values, names of properties. */
export function trimmed(text: string): string {
  // An end-anchored regular expression would scan a long inner run of spaces from each of its spaces again.
  const started = text.replace(START, "");
  const last = [...started].findLastIndex((character) => !END.test(character));
  return last === -1 ? "" : [...started].slice(0, last + 1).join("");
}
