"use client";

import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { isSaveKey } from "@/components/ui/composing";
import { shortcutKey } from "@/components/ui/overlays/keyboard";

type BuilderKeys = { onUndo: () => void; onSave: () => void };

/**
 * Keys of the builder: Control or Command with Z undoes, with Enter the form saves. Enter alone never
 * submits.
 */
export function useBuilderKeys({ onUndo, onSave }: BuilderKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey || event.shiftKey) return;
    if (!event.ctrlKey && !event.metaKey) {
      // A second Enter after a value would send a form that nobody meant to send yet.
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
      return;
    }
    // The form's own handler saves later in the same event, so pending edits must reach the form now.
    if (isSaveKey(event.nativeEvent)) flushSync(onSave);
    if (!isUndoKey(event)) return;
    event.preventDefault();
    onUndo();
  };
}

/**
 * Tells whether a key press undoes a step of the form; false if another handler or a text field takes it.
 */
export function isUndoKey(event: KeyboardEvent): boolean {
  const { altKey, shiftKey, ctrlKey, metaKey, defaultPrevented, target } = event;
  const undoes = (ctrlKey || metaKey) && !altKey && !shiftKey && shortcutKey(event) === "z";
  return undoes && !defaultPrevented && !hasOwnUndo(target);
}

/** Tells whether the element undoes its own text: a field with text in it, or an editor. */
function hasOwnUndo(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.type !== "checkbox" && target.type !== "radio" && target.value !== "";
  }
  return target instanceof HTMLElement && target.isContentEditable;
}
