import { isComposing } from "@/components/ui/composing";

const TAKES_KEYS = "input, textarea, select, [contenteditable], dialog, [role=menu], [role=listbox]";
const OFF = "switchboard-single-keys-off";

/** Whether single-key shortcuts are on; someone who dictates or presses keys by accident can turn them off. */
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
    // Blocked storage: it stays as it is.
  }
}

/** Whether a key pressed here is a shortcut's to take: nobody types, nothing modal is open, no modifier is held. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS) !== null) return false;
  return singleKeysOn() && document.querySelector("dialog:modal") === null;
}
