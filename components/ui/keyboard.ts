/** What is read of a key that was pressed. */
type Pressed = { key: string; code: string; shiftKey: boolean };

/** What a key writes in an alphabet other than the Latin one; an Arabic key may write two letters. */
const OTHER_ALPHABET = /^[^\p{ASCII}\p{Script=Latin}]+$/u;

/** Signs that other alphabets write where a Latin layout has a shortcut: Cyrillic, Cyrillic with Shift, Hebrew. */
const SAME_PLACE = new Map([
  [".Slash", "/"],
  [",Slash", "?"],
  ["'KeyW", "w"],
]);

/**
 * The key of a shortcut: the Latin letter or sign that the layout writes, else the one in that place of a keyboard.
 * A letter is small without Shift and a capital with it, whatever Caps Lock says.
 */
export function shortcutKey({ key, code, shiftKey }: Pressed): string {
  const sign = OTHER_ALPHABET.test(key) ? inPlace(code, shiftKey) : SAME_PLACE.get(key + code);
  const pressed = sign ?? key;
  if (!/^[a-z]$/i.test(pressed)) return pressed;
  return shiftKey ? pressed.toUpperCase() : pressed.toLowerCase();
}

function inPlace(code: string, shift: boolean): string | undefined {
  if (code === "Slash") return shift ? "?" : "/";
  return /^Key([A-Z])$/.exec(code)?.[1];
}

/**
 * Whether a key belongs to an input method, which composes characters out of several keys and ends with Enter. Safari
 * ends the composition before the Enter that confirms it, and marks that key by the code 229 alone.
 */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

type Entered = { key: string; isComposing: boolean; keyCode: number };

/** Enter pressed to confirm something of the page, not the characters of an input method. */
export function isEnter(event: Entered): boolean {
  return event.key === "Enter" && !isComposing(event);
}

/** Escape pressed to leave something of the page, not what an input method composes. */
export function isEscape(event: Entered): boolean {
  return event.key === "Escape" && !isComposing(event);
}

/** Control (or Command) and Enter, which saves a form from any of its fields. */
export function isSaveKey(event: Entered & { ctrlKey: boolean; metaKey: boolean }): boolean {
  return isEnter(event) && (event.ctrlKey || event.metaKey);
}
