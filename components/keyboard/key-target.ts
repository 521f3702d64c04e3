import { isComposing } from "@/components/ui/composing";

const TAKES_KEYS = "input, textarea, select, [contenteditable], dialog, [role=menu], [role=listbox]";
const OFF = "switchboard-single-keys-off";

/**
 * Tells whether single-key shortcuts are on. A person who dictates or hits keys by accident can turn them
 * off.
 */
export function singleKeysOn(): boolean {
  try {
    return window.localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

/** Turns single-key shortcuts on or off, for this browser. */
export function setSingleKeys(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(OFF);
    else window.localStorage.setItem(OFF, "1");
  } catch {
    // Blocked storage keeps no choice: the shortcuts stay on.
  }
}

/**
 * Tells whether a shortcut may take this key press: not while typing, in a modal dialog or with a modifier
 * held.
 */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS) !== null) return false;
  return singleKeysOn() && document.querySelector("dialog:modal") === null;
}
