"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import {
  type GridWindow,
  indicesOf,
  nextPortion,
  nextWindow,
  offsetFor,
  spanOf,
} from "@/lib/routing/grid-window";
import type { Place } from "@/lib/routing/grid-keys";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

type GridWindowOptions = {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** The cell with the focus stays in the document wherever one scrolls, or the focus would be lost. */
  active: Place;
};

// Until the element has been measured, as on the server.
const AT_FIRST: GridWindow = { rows: { from: 0, to: 16 }, columns: { from: 0, to: 10 } };
const AT_FIRST_CELLS = 48;

/**
 * The rows and columns near the screen. All are of one size, so this is arithmetic; a general virtualizer measures, renders
 * once for each axis, and renders a whole leap in one task. Here a leap comes in portions, a frame each, as large as the
 * machine makes of a short frame (docs/benchmarks/ui.md).
 */
export function useGridWindow({ scroller, rows, columns, active }: GridWindowOptions) {
  "use memo";
  const [shown, setShown] = useState(AT_FIRST);
  const underway = useRef<number>(undefined);
  const portion = useRef<{ cells: number; first: keyof GridWindow }>({
    cells: AT_FIRST_CELLS,
    first: "rows",
  });

  const follow = useEffectEvent(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const height = Math.max(0, clientHeight - HEADER_HEIGHT);
    const width = Math.max(0, clientWidth - NAME_WIDTH);
    const goal: GridWindow = {
      rows: spanOf({ count: rows, size: ROW_HEIGHT, overscan: 2 }, scrollTop, height),
      columns: spanOf({ count: columns, size: COLUMN_WIDTH, overscan: 1 }, scrollLeft, width),
    };
    const next = nextWindow(shown, goal, portion.current);
    if (next === shown) return;
    // Whoever scrolls askew is not to wait for one axis until the other is done.
    portion.current.first = next.rows === shown.rows ? "rows" : "columns";
    setShown(next);
  });
  const ask = useEffectEvent(() => {
    underway.current ??= requestAnimationFrame(() => {
      underway.current = undefined;
      const began = performance.now();
      follow();
      // Once this frame has been painted, and with it what the frame before has added.
      setTimeout(() => {
        portion.current.cells = nextPortion(portion.current.cells, performance.now() - began);
      });
    });
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const moved = () => ask();
    const observer = new ResizeObserver(moved);
    observer.observe(element);
    element.addEventListener("scroll", moved, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", moved);
      if (underway.current !== undefined) cancelAnimationFrame(underway.current);
      underway.current = undefined;
    };
  }, [scroller]);
  // A step that was not the last is followed by another in the next frame; one that changes nothing ends it.
  useEffect(() => ask(), [rows, columns, shown]);

  const show = ({ row, column }: Place) => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const top = offsetFor(ROW_HEIGHT, row, scrollTop, clientHeight - HEADER_HEIGHT);
    const left = offsetFor(COLUMN_WIDTH, column, scrollLeft, clientWidth - NAME_WIDTH);
    if (top !== scrollTop || left !== scrollLeft) element.scrollTo({ top, left, behavior: "instant" });
  };

  return {
    rows: indicesOf(shown.rows, active.row, rows),
    columns: shown.columns,
    height: rows * ROW_HEIGHT + HEADER_HEIGHT,
    width: columns * COLUMN_WIDTH + NAME_WIDTH,
    show,
  };
}
