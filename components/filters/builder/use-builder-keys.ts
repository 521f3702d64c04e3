"use client";

import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { isSaveKey } from "@/components/ui/composing";
import { shortcutKey } from "@/components/ui/overlays/keyboard";

type BuilderKeys = { onUndo: () => void; onSave: () => void };

/** Control or Command with Z undoes, with Enter the form saves; Enter alone in a field never sends the form. */
export function useBuilderKeys({ onUndo, onSave }: BuilderKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) {
      // A second Enter after a value would send a form that nobody meant to send yet.
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
      return;
    }
    // The form saves when this event reaches it, and must know what was typed up to here.
    if (isSaveKey(event.nativeEvent)) flushSync(onSave);
    if (!isUndoKey(event)) return;
    event.preventDefault();
    onUndo();
  };
}

/** Whether a key undoes a step of the form, and nobody else has taken it. */
export function isUndoKey(event: KeyboardEvent): boolean {
  const { altKey, shiftKey, ctrlKey, metaKey, defaultPrevented, target } = event;
  const undoes = (ctrlKey || metaKey) && !altKey && !shiftKey && shortcutKey(event) === "z";
  return undoes && !defaultPrevented && !hasOwnUndo(target);
}

/** Whether someone is typing there: the browser or the editor undoes the keys then. */
function hasOwnUndo(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.type !== "checkbox" && target.type !== "radio" && target.value !== "";
  }
  return target instanceof HTMLElement && target.isContentEditable;
}
