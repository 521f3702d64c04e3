"use client";

import { useEffect, useEffectEvent } from "react";

const TURNED_ELSEWHERE = ["pointerdown", "wheel", "keydown", "touchstart"] as const;

/**
 * Begins a page at one of its fields: focused and in the middle of the window, also when parts above it come later and
 * push it away, until somebody does anything.
 * @param begins whether the page can be used and is to begin there
 * @param focus puts the focus on the field
 */
export function useStartAt(begins: boolean, focus: () => void): void {
  const begin = useEffectEvent(focus);
  useEffect(() => {
    if (!begins) return;
    begin();
    const field = document.activeElement;
    if (!(field instanceof HTMLElement) || field === document.body) return;
    const centre = () => field.scrollIntoView({ block: "center" });
    const grown = new ResizeObserver(centre);
    grown.observe(document.body);
    const stop = () => grown.disconnect();
    for (const event of TURNED_ELSEWHERE) window.addEventListener(event, stop, { once: true, passive: true });
    return () => {
      stop();
      for (const event of TURNED_ELSEWHERE) window.removeEventListener(event, stop);
    };
  }, [begins]);
}
