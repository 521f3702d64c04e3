/** A place in the grid, by row (bot) and column (group). */
export type Place = { row: number; column: number };

/** The selected cells: a rectangle from the place where the selection began (anchor) to the focus. */
export type Selection = { anchor: Place; focus: Place };

export type GridSize = { rows: number; columns: number };

export type GridKey = {
  key: string;
  shift: boolean;
  /** Control, or Command. */
  mod: boolean;
  /** Rows that are on screen. */
  page: number;
};

export type GridAction =
  | { kind: "select"; selection: Selection }
  | { kind: "set"; priority: "first" | "normal" | "last" | null }
  | { kind: "undo" }
  | { kind: "choose" };

const SET = new Map<string, "first" | "normal" | "last" | null>([
  ["f", "first"],
  ["n", "normal"],
  ["l", "last"],
  ["delete", null],
  ["backspace", null],
]);

/** The grid's action for a key, as in a spreadsheet; undefined for keys that the grid leaves alone. */
export function actionOfKey(pressed: GridKey, selection: Selection, size: GridSize): GridAction | undefined {
  const key = pressed.key.toLowerCase();
  if (pressed.mod && key === "z" && !pressed.shift) return { kind: "undo" };
  if (pressed.mod && key === "a") {
    const end = { row: size.rows - 1, column: size.columns - 1 };
    return { kind: "select", selection: { anchor: { row: 0, column: 0 }, focus: end } };
  }
  // As in spreadsheets: Control and the space bar select the column, Shift and the space bar the row.
  if (key === " " && pressed.mod !== pressed.shift) {
    return { kind: "select", selection: lineThrough(selection.focus, size, pressed.mod ? "column" : "row") };
  }
  const focus = destination(pressed, selection.focus, size);
  if (focus) {
    return { kind: "select", selection: { anchor: pressed.shift ? selection.anchor : focus, focus } };
  }
  if (pressed.mod) return undefined;
  if (key === "escape") {
    return { kind: "select", selection: { anchor: selection.focus, focus: selection.focus } };
  }
  if (key === "enter" || key === "f2") return { kind: "choose" };
  const priority = SET.get(key);
  return priority === undefined ? undefined : { kind: "set", priority };
}

/** The whole row or column through a place, with the focus at its beginning. */
export function lineThrough(place: Place, size: GridSize, line: "row" | "column"): Selection {
  const across = line === "row" ? { ...place, column: 0 } : { ...place, row: 0 };
  const end = line === "row" ? { ...place, column: size.columns - 1 } : { ...place, row: size.rows - 1 };
  return { anchor: end, focus: across };
}

function destination({ key, mod, page }: GridKey, { row, column }: Place, size: GridSize): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const at = (r: number, c: number): Place => ({
    row: Math.min(Math.max(r, 0), last.row),
    column: Math.min(Math.max(c, 0), last.column),
  });
  switch (key) {
    case "ArrowUp":
      return at(mod ? 0 : row - 1, column);
    case "ArrowDown":
      return at(mod ? last.row : row + 1, column);
    case "ArrowLeft":
      return at(row, mod ? 0 : column - 1);
    case "ArrowRight":
      return at(row, mod ? last.column : column + 1);
    case "PageUp":
      return at(row - page, column);
    case "PageDown":
      return at(row + page, column);
    case "Home":
      return at(mod ? 0 : row, 0);
    case "End":
      return at(mod ? last.row : row, last.column);
    default:
      return undefined;
  }
}

/** The grid's rows (ids of bots) and columns (ids of groups). */
export type GridLines = { rows: readonly string[]; columns: readonly number[] };

/**
 * Moves a selection along with its bots and groups after rows or columns were added, removed or reordered. An
 * end whose bot or group is gone keeps its place.
 */
export function selectionIn(selection: Selection, before: GridLines, after: GridLines): Selection {
  const moved = ({ row, column }: Place): Place => ({
    row: indexIn(after.rows, before.rows[row], row),
    column: indexIn(after.columns, before.columns[column], column),
  });
  return { anchor: moved(selection.anchor), focus: moved(selection.focus) };
}

function indexIn<T>(lines: readonly T[], line: T | undefined, otherwise: number): number {
  if (line === undefined || lines[otherwise] === line) return otherwise;
  const index = lines.indexOf(line);
  return index < 0 ? otherwise : index;
}

/** The rows and columns of a selection, both ends included. */
export function boundsOf({ anchor, focus }: Selection) {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export type Bounds = ReturnType<typeof boundsOf>;
