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

/** A row that is rendered, with those of its columns that are. */
type Line = { row: number; columns: Span };

/** The element at each place of a pool shows a line, or there is none at that place. */
export type Lines = readonly (Line | undefined)[];

/** What is to be rendered in the end, and a row that is to be there wherever one scrolls. */
export type Goal = { rows: Span; columns: Span; active: number; count: number };

/**
 * The next lines on the way to a goal, with about `cells` new cells and at least one changed line: what is rendered in one go is
 * bounded so, however far somebody scrolls. Lines nearest the middle come first. A row that is wanted keeps its place, and with it
 * the focus; one that is not stays, unseen, until its place is needed, because to change an element costs a fraction of making
 * one. The same object where nothing is left to do.
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

/** Rows further than `reach` from one that comes give their place to it, but for one that is `kept`. */
export type Yielding = { reach: number; kept: number };

/**
 * The same lines if one of them is of that row, else with one more: the cell that gets the focus has to be there at once. If some
 * may yield, it takes the place of one of those: to change an element costs a fraction of making one.
 */
export function withLine(lines: Lines, row: number, columns: Span, yielding?: Yielding): Lines {
  if (lines.some((line) => line?.row === row)) return lines;
  const yields = (line: Line | undefined) =>
    !line || (yielding && line.row !== yielding.kept && Math.abs(line.row - row) > yielding.reach);
  const place = lines.findIndex(yields);
  return place < 0 ? [...lines, { row, columns }] : lines.with(place, { row, columns });
}

/** How many columns of a line are new. */
function added(before: Span | undefined, { from, to }: Span): number {
  if (!before) return to - from;
  const common = Math.min(before.to, to) - Math.max(before.from, from);
  return to - from - Math.max(0, common);
}

/** A line that changes costs as much as so many cells, however few of its own do. */
const LINE_CELLS = 4;

/** Lines beyond those on the screen that may wait for their place to be needed. */
const SPARE_LINES = 4;

/** How many cells the next portion may add, when laying out the last one took so many milliseconds: fewer on a slow machine. */
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

/** The indices of a span and, in their places, those that are there wherever one scrolls. */
export function indicesOf({ from, to }: Span, kept: readonly number[], count: number): number[] {
  const all = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => from + index);
  const others = kept.filter((index) => index >= 0 && index < count && (index < from || index >= to));
  return others.length === 0 ? all : [...new Set([...others, ...all])].sort((a, b) => a - b);
}

/** Where to scroll so that one row, or column, is seen whole; `offset` where it is already. */
export function offsetFor(size: number, index: number, offset: number, length: number): number {
  const start = index * size;
  if (start < offset) return start;
  return start + size > offset + length ? Math.max(0, start + size - length) : offset;
}
