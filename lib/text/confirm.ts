import { fold } from "./fold";
import { readBack, visible } from "./unseen";

/** Typographic signs and the key that a keyboard has in place of each. */
const KEYS: readonly [RegExp, string][] = [
  [/[\u2018-\u201b\u2032]/gu, "'"],
  [/[\u201c-\u201f\u2033]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, "-"],
];

/**
 * Whether a person who typed or pasted `typed` means `name`: its visible text, the name itself, or its shown
 * form. An invisible name is confirmed by its shown form, `\u{200b}`.
 */
export function confirms(typed: string, name: string): boolean {
  if (typed !== "" && typed === name) return true;
  const wanted = new Set([name, asPasted(name), visible(name)].map(plain));
  return [typed, readBack(typed)].map(plain).some((form) => form !== "" && wanted.has(form));
}

/** The name as a one-line field pastes it, without line breaks. */
function asPasted(text: string): string {
  return text.replace(/[\r\n]/g, "");
}

function plain(text: string): string {
  // Half of a surrogate pair is pasted as the sign for an unreadable character.
  const whole = text.replace(/\p{Cs}/gu, "\ufffd");
  return fold(KEYS.reduce((typed, [signs, key]) => typed.replace(signs, key), whole));
}
