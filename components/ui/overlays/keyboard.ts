/** Fields of a keyboard event that a shortcut depends on. */
type Pressed = { key: string; code: string; shiftKey: boolean };

/** Text of a key in a non-Latin alphabet. An Arabic key may write two letters. */
const OTHER_ALPHABET = /^[^\p{ASCII}\p{Script=Latin}]+$/u;

/**
 * Signs that other alphabets write where a Latin layout has a shortcut: Cyrillic, Cyrillic with Shift,
 * Hebrew.
 */
const SAME_PLACE = new Map([
  [".Slash", "/"],
  [",Slash", "?"],
  ["'KeyW", "w"],
]);

/**
 * Key for a shortcut: the Latin letter or sign that the layout writes, else the one in that place of a
 * keyboard. A letter is lower case without Shift and upper case with it, whatever Caps Lock says.
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
