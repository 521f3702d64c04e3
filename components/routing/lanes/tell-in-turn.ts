import { flushSync } from "react-dom";
import type { Tell } from "../staged/staged-store";

/** Rendering time of one task in milliseconds; the layout takes about as long again. */
const RENDER_MS = 5;

/**
 * Renders the listeners of an edit in several short tasks: one for a single cell, more where half the
 * screen changes. Call it at the start of an event, because the first task counts from that call. `layOut`
 * forces the layout at the end of each task.
 */
export function tellInTurn(layOut: () => void): Tell {
  const began = performance.now();
  return (listeners) => {
    const waiting = [...listeners];
    const goOn = (until: number) => {
      while (waiting.length > 0 && performance.now() < until) {
        const listener = waiting.shift();
        if (listener && listeners.has(listener)) flushSync(listener);
      }
      layOut();
      if (waiting.length > 0) setTimeout(() => goOn(performance.now() + RENDER_MS));
    };
    goOn(began + RENDER_MS);
  };
}
