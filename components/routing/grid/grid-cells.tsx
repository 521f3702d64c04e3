import type { ReactElement } from "react";
import { isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { COLUMN_WIDTH } from "./grid-measures";

/** What a cell of a column shows. */
type CellLook = {
  place: string | null;
  locked: boolean;
  changed: boolean;
  selected: boolean;
  /**
   * Tab leads to the one that is active. The one that the focus leaves stays like it until the focus has moved: when the tabindex
   * of what has the focus changes, Chromium works out every style of the page there and then.
   */
  held: "active" | "leaving" | undefined;
  /** Columns before it that are not rendered. */
  gap: number;
};

export type GridCells = (column: number, look: CellLook) => ReactElement;

/**
 * Makes the cells of a grid: for one column and one look always the same element. Where a row comes to show another bot, React
 * finds most cells to be what they were (few bots are in many groups) and compares nothing.
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

// The width is COLUMN_WIDTH: as a class, because cells that are all of one style cost less than those with their own.
const CELL = "h-full w-[112px] flex-none text-center text-sm leading-9";
const LOCKED = " bg-subtle text-muted";
const CHANGED = " bg-accent-subtle font-semibold";
// Laid over whatever colour says that a cell is locked or changed.
const SELECTED = " bg-[linear-gradient(var(--hover),var(--hover))]";
// Also while its choice has the focus, which is not seen itself. Not as a group of Tailwind's, whose selector ends in `*`: every
// cell would be looked at whenever the focus comes or goes.
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
  // May be of any length, unlike those that are known.
  return <span className="block truncate px-1">? {place}</span>;
}
