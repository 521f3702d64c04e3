"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Brings what is said at the top of a form into view, and the focus with it, when something has gone wrong that no
 * field says: whoever pressed the button at the end of a long form would not see it. Give the ref to the element around
 * the problems, which takes the focus with `tabIndex={-1}`.
 * @param outcome of the last attempt; each attempt has an object of its own
 */
export function useProblemFocus<E extends HTMLElement>(outcome: object): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    const said = place.current?.querySelector('[role="alert"]');
    if (said && !document.activeElement?.matches('[aria-invalid="true"]')) place.current?.focus();
  }, [outcome]);
  return place;
}
