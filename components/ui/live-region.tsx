"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

type Announce = (message: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/**
 * Polite live region for all announcements below. A modal dialog brings its own: regions outside it are
 * inert.
 */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // State, so that effects that depend on the function always get the same one.
  const [announce] = useState<Announce>(() => (message: string) => {
    if (!region.current) return;
    // Emptied first, or the same sentence twice would be read once.
    region.current.textContent = "";
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (region.current) region.current.textContent = message;
    }, 80);
  });

  return (
    <AnnounceContext value={announce}>
      {children}
      <div ref={region} role="status" aria-live="polite" aria-atomic className="sr-only" />
    </AnnounceContext>
  );
}

/** Announces a sentence to screen readers without moving the focus. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
