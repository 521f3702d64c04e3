/** Rows or columns from `from` up to, but without, `to`. */
export type Span = { from: number; to: number };

/** One axis of a grid whose rows, or columns, are all of one size, in pixels. */
export type Axis = { count: number; size: number; overscan: number };

/** What has to be there when so much of an axis is on the screen: that, and a few more at both ends. */
export function spanOf({ count, size, overscan }: Axis, offset: number, length: number): Span {
  const first = Math.floor(offset / size) - overscan;
  const last = Math.ceil((offset + length) / size) + overscan;
  const from = Math.min(Math.max(0, first), Math.max(0, count - 1));
  return { from, to: Math.min(count, Math.max(last, from + 1)) };
}

/**
 * The next span on the way to a goal: nothing outside of the goal stays, and at most `step` are new. What is rendered in one
 * go is bounded so, however far somebody scrolls.
 */
export function towards(shown: Span, goal: Span, step: number): Span {
  const from = Math.max(shown.from, goal.from);
  const to = Math.min(shown.to, goal.to);
  if (from >= to) return { from: goal.from, to: Math.min(goal.to, goal.from + step) };
  const below = Math.min(goal.to - to, step);
  const above = Math.min(from - goal.from, step - below);
  const next = { from: from - above, to: to + below };
  return sameSpan(next, shown) ? shown : next;
}

/** What of a grid is rendered. */
export type GridWindow = { rows: Span; columns: Span };

/**
 * The next window on the way to a goal, with about `cells` new ones at most: one axis at a time, `first` before the other, and at
 * least one row or column of it. The same object where nothing is left to do.
 */
export function nextWindow(
  shown: GridWindow,
  goal: GridWindow,
  { cells, first }: { cells: number; first: keyof GridWindow },
): GridWindow {
  for (const axis of first === "rows" ? (["rows", "columns"] as const) : (["columns", "rows"] as const)) {
    const across = shown[axis === "rows" ? "columns" : "rows"];
    const step = Math.max(1, Math.floor(cells / Math.max(1, across.to - across.from)));
    const next = towards(shown[axis], goal[axis], step);
    if (!sameSpan(next, shown[axis])) return { ...shown, [axis]: next };
  }
  return shown;
}

/** How many cells the next frame may add, when the last one took so many milliseconds: fewer where frames become long. */
export function nextPortion(cells: number, frameMs: number): number {
  if (frameMs > LONG_FRAME_MS) return Math.max(FEWEST, Math.floor(cells / 2));
  if (frameMs < SHORT_FRAME_MS) return Math.min(MOST, cells + FEWEST);
  return cells;
}

const LONG_FRAME_MS = 20;
const SHORT_FRAME_MS = 8;
const FEWEST = 24;
const MOST = 240;

export function sameSpan(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The indices of a span and, in its place, one that is there wherever one scrolls. */
export function indicesOf({ from, to }: Span, kept: number, count: number): number[] {
  const all = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => from + index);
  if (kept < 0 || kept >= count || (kept >= from && kept < to)) return all;
  return kept < from ? [kept, ...all] : [...all, kept];
}

/** Where to scroll so that one row, or column, is seen whole; `offset` where it is already. */
export function offsetFor(size: number, index: number, offset: number, length: number): number {
  const start = index * size;
  if (start < offset) return start;
  return start + size > offset + length ? Math.max(0, start + size - length) : offset;
}
