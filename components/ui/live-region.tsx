"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

type Announce = (message: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** The polite live region that everything below speaks through. A modal dialog brings its own: outside ones are inert then. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // State only so that the function stays the same one for effects that depend on it.
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

/** Says a sentence to assistive technology, without moving the focus. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
