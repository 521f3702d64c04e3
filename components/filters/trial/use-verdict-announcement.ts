"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/live-region";

/** Long enough for typing to pause, and for what the builder itself says to be heard first. */
const SETTLE_MS = 500;

/** Says a verdict aloud once it has settled and is another than the one before. */
export function useVerdictAnnouncement(words: string): void {
  const announce = useAnnounce();
  const said = useRef(words);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (said.current === words) return;
      said.current = words;
      announce(words);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [words, announce]);
}
