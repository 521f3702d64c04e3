import { fold } from "./fold";
import { readBack, visible } from "./unseen";

/** What keyboards without them have in place of typographic signs. */
const KEYS: readonly [RegExp, string][] = [
  [/[\u2018-\u201b\u2032]/gu, "'"],
  [/[\u201c-\u201f\u2033]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, "-"],
];

/**
 * Whether a person who typed or pasted `typed` means `name`: what is seen of it, the name itself, or the form in which it
 * is shown. A name that cannot be seen at all is confirmed by its shown form, `\u{200b}`.
 */
export function confirms(typed: string, name: string): boolean {
  if (typed !== "" && typed === name) return true;
  const wanted = new Set([name, asPasted(name), visible(name)].map(plain));
  return [typed, readBack(typed)].map(plain).some((form) => form !== "" && wanted.has(form));
}

/** A field of one line drops line breaks from what is pasted. */
function asPasted(text: string): string {
  return text.replace(/[\r\n]/g, "");
}

function plain(text: string): string {
  // Half of a surrogate pair is pasted as the sign for an unreadable character.
  const whole = text.replace(/\p{Cs}/gu, "\ufffd");
  return fold(KEYS.reduce((typed, [signs, key]) => typed.replace(signs, key), whole));
}
