"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus to the problems above a form after a failed attempt, unless a field with an error has it:
 * after a press on the button at the end of a long form they are out of sight. Give the ref to the element
 * around the problems, with `tabIndex={-1}`.
 * @param outcome result of the last attempt; every attempt passes an object of its own
 */
export function useProblemFocus<E extends HTMLElement>(outcome: object): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    const said = place.current?.querySelector('[role="alert"]');
    if (said && !document.activeElement?.matches('[aria-invalid="true"]')) place.current?.focus();
  }, [outcome]);
  return place;
}
