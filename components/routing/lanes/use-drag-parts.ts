import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type DragParts, PLAIN_PARTS } from "./drag-parts";

/**
 * Dragging is loaded after the board is there. The cards are replaced then, which would close an open menu: with one open,
 * that waits for the next `onMoment`. `beforeSwap` is the last moment of the old cards.
 */
export function useDragParts(
  board: RefObject<HTMLElement | null>,
  wanted: boolean,
  beforeSwap: () => void,
): { parts: DragParts; onMoment: () => void } {
  const [parts, setParts] = useState<DragParts>(PLAIN_PARTS);
  const loaded = useRef<DragParts>(undefined);
  const swap = () => {
    if (parts !== PLAIN_PARTS || !loaded.current || !board.current) return;
    if (board.current.querySelector("[aria-expanded=true]")) return;
    beforeSwap();
    setParts(loaded.current);
  };
  const onLoaded = useEffectEvent((dragging: DragParts) => {
    loaded.current = dragging;
    swap();
  });
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    // Without dragging the board is complete, so a failed load needs no word.
    import("./drag-layer").then(
      ({ DRAG_PARTS }) => {
        if (!gone) onLoaded(DRAG_PARTS);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [wanted]);
  return { parts, onMoment: swap };
}
