import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { type DragParts, PLAIN_PARTS } from "./drag-parts";

/**
 * Loads dragging after the board is shown. Its parts replace the cards, which would close an open menu: in
 * that case the swap waits for the next `onMoment`. `beforeSwap` runs just before the old cards go.
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
    // The board works without dragging, so a failed load shows no message.
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
