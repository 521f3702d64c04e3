"use client";

import { useEffect, useEffectEvent } from "react";

const TURNED_ELSEWHERE = ["pointerdown", "wheel", "keydown", "touchstart"] as const;

/**
 * Focuses a field of a page that was just opened, and holds it in the middle of the window while parts
 * above it load. The first press, key, wheel or touch ends that.
 * @param begins true once the page can be used, if it is to start at the field
 * @param focus focuses the field
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
