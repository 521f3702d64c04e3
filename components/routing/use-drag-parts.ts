import { type RefObject, useState } from "react";
import { type DragParts, PLAIN_PARTS } from "./drag-parts";

/**
 * Dragging is for pointers, so it is loaded when the first one comes over the board. The cards are replaced then, which
 * would close an open menu: that waits until none is open. `beforeSwap` is the last moment of the old cards.
 */
export function useDragParts(
  board: RefObject<HTMLElement | null>,
  wanted: boolean,
  beforeSwap: () => void,
): { parts: DragParts; onPointerOver: () => void } {
  const [parts, setParts] = useState<DragParts>(PLAIN_PARTS);
  const onPointerOver = () => {
    if (!wanted || parts !== PLAIN_PARTS) return;
    // Without dragging the board is complete, so a failed load needs no word.
    import("./drag-layer").then(
      ({ DRAG_PARTS }) => {
        if (!board.current || board.current.querySelector("[aria-expanded=true]")) return;
        beforeSwap();
        setParts(DRAG_PARTS);
      },
      () => undefined,
    );
  };
  return { parts, onPointerOver };
}
