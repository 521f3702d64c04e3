"use client";

import { useContext, useEffect } from "react";
import { UnsavedGuardContext } from "./unsaved-guard";

function useGuard() {
  const guard = useContext(UnsavedGuardContext);
  if (!guard) throw new Error("The guard of unsaved work is used outside the console");
  return guard;
}

/** While `dirty`, whoever wants to leave the page is asked first. Clear it before navigating after a save. */
export function useUnsavedGuard(dirty: boolean): void {
  const { hold } = useGuard();
  useEffect(() => (dirty ? hold() : undefined), [dirty, hold]);
}

/** Goes to a page from code (a palette, a key), asking like a link does if work is not saved. */
export function useGo() {
  return useGuard().go;
}
