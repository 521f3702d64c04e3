/**
 * Tells whether a key belongs to an input method, which composes characters from several keys and ends with
 * Enter. Safari ends the composition before that Enter and marks the key only by the code 229.
 */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

type Entered = { key: string; isComposing: boolean; keyCode: number };

/** Tells whether Enter was pressed for the page, not for an input method. */
export function isEnter(event: Entered): boolean {
  return event.key === "Enter" && !isComposing(event);
}

/** Tells whether Escape was pressed for the page, not for an input method. */
export function isEscape(event: Entered): boolean {
  return event.key === "Escape" && !isComposing(event);
}

/**
 * Tells whether Control (or Command) and Enter were pressed, which saves a form from any of its fields.
 */
export function isSaveKey(event: Entered & { ctrlKey: boolean; metaKey: boolean }): boolean {
  return isEnter(event) && (event.ctrlKey || event.metaKey);
}
