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
