import type { ReactElement } from "react";
import { isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { COLUMN_WIDTH } from "./grid-measures";

/** State of a cell that decides its looks. */
type CellLook = {
  place: string | null;
  locked: boolean;
  changed: boolean;
  selected: boolean;
  /**
   * The active cell is the Tab stop. The cell that the focus leaves keeps its tabindex until the focus has
   * moved: changing the tabindex of the focused element makes Chromium recalculate every style of the page
   * at once.
   */
  held: "active" | "leaving" | undefined;
  /** Number of columns before this one that are not rendered. */
  gap: number;
};

export type GridCells = (column: number, look: CellLook) => ReactElement;

/**
 * Makes the cells of a grid; the same column and look always yield the same element. When a row comes to
 * show another bot, React finds most cells identical (few bots are in many groups) and skips them.
 */
export function gridCells(groupIds: readonly number[]): GridCells {
  const made = groupIds.map(() => new Map<string, ReactElement>());
  return (column, look) => {
    const { place, locked, changed, selected, held = "", gap } = look;
    const flags = Number(locked) + 2 * Number(changed) + 4 * Number(selected);
    const key = `${flags}${held} ${gap}${place === null ? "" : ` ${place}`}`;
    const known = made[column]?.get(key);
    if (known) return known;
    const cell = cellOf(column, groupIds[column] ?? 0, look);
    made[column]?.set(key, cell);
    return cell;
  };
}

// The width is COLUMN_WIDTH: as a class, because cells that share a style cost less than cells with a style
// of their own.
const CELL = "h-full w-[112px] flex-none text-center text-sm leading-9";
const LOCKED = " bg-subtle text-muted";
const CHANGED = " bg-accent-subtle font-semibold";
// A gradient, so that it lies over the background colour of a locked or changed cell.
const SELECTED = " bg-[linear-gradient(var(--hover),var(--hover))]";
// The outline also shows while the cell's select, which is invisible, has the focus. No Tailwind group: its
// selector ends in `*`, so the browser would check every cell on each move of the focus.
const ACTIVE = " outline-focus -outline-offset-2 [.routing-cells:focus-within_&]:outline-2";

function cellOf(column: number, groupId: number, look: CellLook) {
  const { place, locked, changed, selected, held, gap } = look;
  return (
    <div
      key={groupId}
      role="gridcell"
      aria-colindex={column + 2}
      aria-label={place === null ? "Not in the group" : priorityTitle(place)}
      aria-selected={selected}
      aria-readonly={locked || undefined}
      data-changed={changed || undefined}
      data-column={column}
      data-group={groupId}
      data-active={held === "active" ? "" : undefined}
      tabIndex={held ? 0 : -1}
      className={`${CELL}${locked ? LOCKED : ""}${changed ? CHANGED : ""}${selected ? SELECTED : ""}${held === "active" ? ACTIVE : ""}`}
      style={gap > 0 ? { marginLeft: gap * COLUMN_WIDTH } : undefined}
    >
      {wordsOf(place)}
    </div>
  );
}

function wordsOf(place: string | null) {
  if (place === null) return "–";
  if (isPriority(place)) return `${PRIORITY_WORDS[place].mark} ${PRIORITY_WORDS[place].title}`;
  // An unknown priority may be of any length, so it is cut.
  return <span className="block truncate px-1">? {place}</span>;
}
