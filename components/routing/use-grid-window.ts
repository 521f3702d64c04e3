"use client";
"use no memo";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useMemo } from "react";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

// The cell with the focus stays in the document wherever one scrolls, or the focus would be lost.
const keeping = (kept: number, count: number) => (range: Range) => {
  const shown = defaultRangeExtractor(range);
  if (kept >= count || shown.includes(kept)) return shown;
  return [...shown, kept].sort((a, b) => a - b);
};

type GridWindowOptions = {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  active: { row: number; column: number };
};

/** The rows and columns near the screen. React Compiler leaves this file alone: a virtualizer changes in place. */
export function useGridWindow({ scroller, rows, columns, active }: GridWindowOptions) {
  // The same functions from render to render, or every row would be rendered at every scroll.
  const keepRow = useMemo(() => keeping(active.row, rows), [active.row, rows]);
  const keepColumn = useMemo(() => keeping(active.column, columns), [active.column, columns]);
  // eslint-disable-next-line react-hooks/incompatible-library
  const rowWindow = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 3,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor: keepRow,
    initialRect: { width: 1_000, height: 480 },
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH,
    overscan: 1,
    scrollPaddingStart: NAME_WIDTH,
    rangeExtractor: keepColumn,
    initialRect: { width: 1_000, height: 480 },
  });
  return {
    rows: rowWindow.getVirtualItems(),
    columns: columnWindow.getVirtualItems(),
    height: rowWindow.getTotalSize() + HEADER_HEIGHT,
    width: columnWindow.getTotalSize() + NAME_WIDTH,
    show: ({ row, column }: { row: number; column: number }) => {
      rowWindow.scrollToIndex(row, { align: "auto" });
      columnWindow.scrollToIndex(column, { align: "auto" });
    },
  };
}
