"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/live-region";

/** Wait in milliseconds: typing has paused, and announcements of the builder itself are heard first. */
const SETTLE_MS = 500;

/** Announces a verdict once it has settled and differs from the previous one. */
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
