"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { indicesOf, offsetFor, sameSpan, type Span, spanOf, towards } from "@/lib/routing/grid-window";
import type { Place } from "@/lib/routing/grid-keys";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

type GridWindowOptions = {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** The cell with the focus stays in the document wherever one scrolls, or the focus would be lost. */
  active: Place;
};

type Shown = { rows: Span; columns: Span };

// So many are new in one frame at most: the rest of a leap comes with the next frames (docs/benchmarks/ui.md).
const ROWS_A_FRAME = 5;
const COLUMNS_A_FRAME = 3;
// Until the element has been measured, as on the server.
const AT_FIRST: Shown = { rows: { from: 0, to: 16 }, columns: { from: 0, to: 10 } };

/**
 * The rows and columns near the screen. All are of one size, so this is arithmetic; a general virtualizer measures, renders
 * once for each axis, and renders a whole leap in one task.
 */
export function useGridWindow({ scroller, rows, columns, active }: GridWindowOptions) {
  "use memo";
  const [shown, setShown] = useState(AT_FIRST);
  const underway = useRef<number>(undefined);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
      const height = Math.max(0, clientHeight - HEADER_HEIGHT);
      const width = Math.max(0, clientWidth - NAME_WIDTH);
      const goal: Shown = {
        rows: spanOf({ count: rows, size: ROW_HEIGHT, overscan: 3 }, scrollTop, height),
        columns: spanOf({ count: columns, size: COLUMN_WIDTH, overscan: 1 }, scrollLeft, width),
      };
      setShown((now) => {
        const next = {
          rows: towards(now.rows, goal.rows, ROWS_A_FRAME),
          columns: towards(now.columns, goal.columns, COLUMNS_A_FRAME),
        };
        return sameSpan(next.rows, now.rows) && sameSpan(next.columns, now.columns) ? now : next;
      });
    };
    const ask = () => {
      underway.current ??= requestAnimationFrame(() => {
        underway.current = undefined;
        follow();
      });
    };
    // A step that was not the last is followed by another in the next frame; one that changes nothing ends it.
    ask();
    const observer = new ResizeObserver(ask);
    observer.observe(element);
    element.addEventListener("scroll", ask, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", ask);
      if (underway.current !== undefined) cancelAnimationFrame(underway.current);
      underway.current = undefined;
    };
  }, [scroller, rows, columns, shown]);

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
