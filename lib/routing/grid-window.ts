/** Rows or columns from `from` up to, but without, `to`. */
export type Span = { from: number; to: number };

/** One axis of a grid whose rows, or columns, are all of one size, in pixels. */
export type Axis = { count: number; size: number; overscan: number };

/**
 * The rows or columns to render for a visible part of an axis: the visible ones and a few more at both ends.
 */
export function spanOf({ count, size, overscan }: Axis, offset: number, length: number): Span {
  const first = Math.floor(offset / size) - overscan;
  const last = Math.ceil((offset + length) / size) + overscan;
  const from = Math.min(Math.max(0, first), Math.max(0, count - 1));
  return { from, to: Math.min(count, Math.max(last, from + 1)) };
}

/** A rendered row with its rendered columns. */
type Line = { row: number; columns: Span };

/** A pool of row elements: the line that each one shows, or undefined for a free place. */
export type Lines = readonly (Line | undefined)[];

/** The rows and columns to render in the end, and the active row, which is rendered wherever one scrolls. */
export type Goal = { rows: Span; columns: Span; active: number; count: number };

/**
 * The next lines on the way to a goal, with about `cells` new cells and at least one changed line, so that
 * one render stays short however far a person scrolls. Lines nearest the middle come first. A wanted row
 * keeps its element, and with it the focus; an unwanted row stays, unseen, until its element is needed,
 * because changing an element costs a fraction of making one. Returns the same object when nothing is left to
 * do.
 */
export function nextLines(lines: Lines, { rows, columns, active, count }: Goal, cells: number): Lines {
  const wanted = new Set(indicesOf(rows, [active], count));
  const isFree = (line: Line | undefined) => !line || !wanted.has(line.row);
  const next = lines.map((line) => (line && line.row < count ? line : undefined));
  let left = cells;
  const middle = (rows.from + rows.to) / 2;
  for (const row of [...wanted].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))) {
    if (left <= 0) break;
    let place = next.findIndex((line) => line?.row === row);
    if (place < 0) place = next.findIndex(isFree);
    if (place < 0) place = next.length;
    const there = next[place]?.row === row ? next[place] : undefined;
    if (there && sameSpan(there.columns, columns)) continue;
    next[place] = { row, columns };
    left -= LINE_CELLS + added(there?.columns, columns);
  }
  let spare = next.filter((line) => line && isFree(line)).length - SPARE_LINES;
  for (let place = next.length - 1; place >= 0 && spare > 0 && left > 0; place -= 1) {
    if (!next[place] || !isFree(next[place])) continue;
    next[place] = undefined;
    spare -= 1;
  }
  while (next.length > 0 && !next.at(-1)) next.pop();
  return next.length === lines.length && next.every((line, place) => line === lines[place]) ? lines : next;
}

/** Rows that may give up their element: further than `reach` from the new row, except `kept`. */
export type Yielding = { reach: number; kept: number };

/**
 * The lines with a row added unless it is there already: a cell that gets the focus must exist at once. The
 * row takes the element of a yielding line if there is one, because changing an element costs a fraction of
 * making one.
 */
export function withLine(lines: Lines, row: number, columns: Span, yielding?: Yielding): Lines {
  if (lines.some((line) => line?.row === row)) return lines;
  const yields = (line: Line | undefined) =>
    !line || (yielding && line.row !== yielding.kept && Math.abs(line.row - row) > yielding.reach);
  const place = lines.findIndex(yields);
  return place < 0 ? [...lines, { row, columns }] : lines.with(place, { row, columns });
}

/** Number of columns that a line has to add. */
function added(before: Span | undefined, { from, to }: Span): number {
  if (!before) return to - from;
  const common = Math.min(before.to, to) - Math.max(before.from, from);
  return to - from - Math.max(0, common);
}

/** The cost of changing a line at all, counted in cells. */
const LINE_CELLS = 4;

/** How many unwanted lines are kept for reuse. */
const SPARE_LINES = 4;

/** Number of cells for the next portion, from the layout time of the last one: fewer on a slow machine. */
export function nextPortion(cells: number, layoutMs: number): number {
  if (layoutMs > LONG_LAYOUT_MS) return Math.max(FEWEST, Math.floor(cells / 2));
  if (layoutMs < SHORT_LAYOUT_MS) return Math.min(MOST, cells + FEWEST);
  return cells;
}

// Rendering and painting take about as long again, each in a task of its own.
const LONG_LAYOUT_MS = 8;
const SHORT_LAYOUT_MS = 3;
const FEWEST = 16;
const MOST = 64;

export function sameSpan(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The indices of a span together with the kept ones, sorted. */
export function indicesOf({ from, to }: Span, kept: readonly number[], count: number): number[] {
  const all = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => from + index);
  const others = kept.filter((index) => index >= 0 && index < count && (index < from || index >= to));
  return others.length === 0 ? all : [...new Set([...others, ...all])].sort((a, b) => a - b);
}

/** Scroll position at which a row or column is fully visible; `offset` if it is already. */
export function offsetFor(size: number, index: number, offset: number, length: number): number {
  const start = index * size;
  if (start < offset) return start;
  return start + size > offset + length ? Math.max(0, start + size - length) : offset;
}
