"use client";

import { useContext, useEffect } from "react";
import { UnsavedGuardContext } from "./unsaved-guard";

function useGuard() {
  const guard = useContext(UnsavedGuardContext);
  if (!guard) throw new Error("The guard of unsaved work is used outside the console");
  return guard;
}

/** Asks before the page is left while `dirty`. Clear it before navigating after a save. */
export function useUnsavedGuard(dirty: boolean): void {
  const { hold } = useGuard();
  useEffect(() => (dirty ? hold() : undefined), [dirty, hold]);
}

/** Opens a page from code (a palette, a key); asks like a link does if work is unsaved. */
export function useGo() {
  return useGuard().go;
}
