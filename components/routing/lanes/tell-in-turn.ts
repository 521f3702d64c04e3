import { flushSync } from "react-dom";
import type { Tell } from "../staged/staged-store";

/** Of a task, for rendering; laying out what was rendered takes about as long again. */
const RENDER_MS = 5;

/**
 * Renders what each listener shows, one after the other, in as many tasks as it takes for each to be short: one for the edit of
 * a cell, several where half the screen changes. The first task is short when this is called as it begins. `layOut` lays out what
 * there is.
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
