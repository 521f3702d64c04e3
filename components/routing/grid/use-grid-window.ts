"use client";

import {
  type RefObject,
  startTransition,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Place } from "@/lib/routing/grid-keys";
import {
  type Lines,
  nextLines,
  nextPortion,
  offsetFor,
  sameSpan,
  spanOf,
  withLine,
} from "@/lib/routing/grid-window";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

type GridWindowOptions = {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** Focused cell. It stays in the document wherever the grid scrolls, or the focus would be lost. */
  active: Place;
};

// Used until the element has been measured, as on the server.
const COLUMNS_AT_FIRST = { from: 0, to: 10 };
const ROWS_AT_FIRST = { from: 0, to: 16 };
/** Number of cells in the first portion after each scroll. */
const CELLS_AT_FIRST = 32;

/**
 * Rows and columns near the screen. All have one size, so this is arithmetic; a general virtualizer
 * measures, renders once for each axis, and renders a whole leap in one task. Here a leap is rendered in
 * portions, one a frame and as large as fits a short frame, into elements of rows that have left
 * (docs/decisions/013-routing-grid.md).
 */
export function useGridWindow({ scroller, rows, columns, active }: GridWindowOptions) {
  "use memo";
  const [shownColumns, setColumns] = useState(COLUMNS_AT_FIRST);
  const [lines, setLines] = useState<Lines>(() =>
    nextLines(
      [],
      { rows: ROWS_AT_FIRST, columns: COLUMNS_AT_FIRST, active: active.row, count: rows },
      Infinity,
    ),
  );
  const underway = useRef<number>(undefined);
  const portion = useRef(CELLS_AT_FIRST);
  /** True while a portion is being rendered: another one would join the same task. */
  const rendering = useRef(false);

  const follow = useEffectEvent(() => {
    const element = scroller.current;
    if (!element || rendering.current) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const height = Math.max(0, clientHeight - HEADER_HEIGHT);
    const width = Math.max(0, clientWidth - NAME_WIDTH);
    const goal = {
      rows: spanOf({ count: rows, size: ROW_HEIGHT, overscan: 2 }, scrollTop, height),
      columns: spanOf({ count: columns, size: COLUMN_WIDTH, overscan: 1 }, scrollLeft, width),
      active: active.row,
      count: rows,
    };
    const cells = portion.current;
    if (nextLines(lines, goal, cells) === lines && sameSpan(goal.columns, shownColumns)) {
      portion.current = CELLS_AT_FIRST;
      return;
    }
    rendering.current = true;
    // Rendered in slices, between which the page answers.
    startTransition(() => {
      if (!sameSpan(goal.columns, shownColumns)) setColumns(goal.columns);
      setLines((current) => nextLines(current, goal, cells));
    });
  });
  const ask = useEffectEvent(() => {
    // After this frame has been painted: the frame's own task is the longest.
    underway.current ??= requestAnimationFrame(() => {
      setTimeout(() => {
        underway.current = undefined;
        follow();
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
  // Lays out the new portion in this task, and leaves painting to the next one: two short tasks instead of
  // a long one.
  useLayoutEffect(() => {
    rendering.current = false;
    const began = performance.now();
    void scroller.current?.offsetHeight;
    portion.current = nextPortion(portion.current, performance.now() - began);
  }, [scroller, lines, shownColumns]);
  // Each portion asks for the next one in the following frame, until a step changes nothing.
  useEffect(() => ask(), [rows, columns, lines, shownColumns]);

  const show = ({ row, column }: Place) => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
    const top = offsetFor(ROW_HEIGHT, row, scrollTop, clientHeight - HEADER_HEIGHT);
    const left = offsetFor(COLUMN_WIDTH, column, scrollLeft, clientWidth - NAME_WIDTH);
    if (top !== scrollTop || left !== scrollLeft) element.scrollTo({ top, left, behavior: "instant" });
    const reach = Math.ceil(clientHeight / ROW_HEIGHT);
    setLines((current) => withLine(current, row, shownColumns, { reach, kept: active.row }));
  };

  const withActive = withLine(lines, active.row, shownColumns);
  // Adds the active row if the focus moved without `show`, as when fewer bots match.
  if (withActive !== lines) setLines(withActive);
  return {
    /** Rendered rows, in the order of their elements, which stays when other rows replace them. */
    lines: withActive,
    columns: shownColumns,
    height: rows * ROW_HEIGHT + HEADER_HEIGHT,
    width: columns * COLUMN_WIDTH + NAME_WIDTH,
    show,
  };
}
