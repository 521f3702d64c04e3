import { memo } from "react";
import { isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import { changeIn, placeIn } from "@/lib/routing/board";
import { lockOf } from "@/lib/routing/fill";
import type { Span } from "@/lib/routing/grid-window";
import { indicesOf } from "@/lib/routing/grid-window";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";
import { type StagedEdit, useStagedOf } from "./use-staged";

type GridRowProps = {
  id: string;
  bot: RoutableBot;
  edit: StagedEdit;
  row: number;
  groupIds: readonly number[];
  /** The columns near the screen. */
  shown: Span;
  /** The column of the cell that Tab leads to, if it is in this row. */
  active: number | undefined;
  /** The selected columns, if any is in this row. */
  from: number | undefined;
  to: number | undefined;
  mayWrite: boolean;
};

// The width is COLUMN_WIDTH: as a class, because cells that are all of one style cost less than those with their own.
const CELL = "h-full w-[112px] flex-none text-center text-sm leading-9 outline-none";
const LOCKED = " bg-subtle text-muted";
const CHANGED = " bg-accent-subtle font-semibold";
const SELECTED = " bg-hover";
const ACTIVE = " outline-2 outline-focus -outline-offset-2";

/** One bot and its place in every group near the screen. Its cells are plain elements: hundreds of them come and go at every leap. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, bot, edit, row, groupIds, shown, active, from, to, mayWrite } = props;
  const changes = useStagedOf(edit, bot.id);
  const indices = indicesOf(shown, active ?? -1, groupIds.length);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      data-bot-name={bot.name}
      // Each row by itself for layout and painting: one that changes leaves the others alone.
      className="absolute inset-x-0 flex border-b [contain:strict]"
      style={{ top: row * ROW_HEIGHT + HEADER_HEIGHT, height: ROW_HEIGHT }}
    >
      {/* The name that is seen stands in the column that stays, over this (grid-names.tsx). */}
      <div
        role="rowheader"
        aria-colindex={1}
        className="flex-none overflow-clip whitespace-nowrap"
        style={{ width: NAME_WIDTH }}
      >
        {bot.mine ? bot.name : `${bot.name}, read-only, belongs to ${bot.owner}`}
      </div>
      {indices.map((index, at) => {
        const groupId = groupIds[index] ?? 0;
        const place = placeIn(bot, changes, groupId);
        const locked = !mayWrite || lockOf(bot, place) !== undefined;
        const isActive = active === index;
        const selected = from !== undefined && to !== undefined && index >= from && index <= to;
        const changed = changes !== undefined && changeIn(changes, groupId) !== undefined;
        return (
          <div
            key={groupId}
            role="gridcell"
            aria-colindex={index + 2}
            aria-label={place === null ? "Not in the group" : priorityTitle(place)}
            aria-selected={selected}
            aria-readonly={locked || undefined}
            data-column={index}
            data-group={groupId}
            tabIndex={isActive ? 0 : -1}
            className={`${CELL}${locked ? LOCKED : ""}${changed ? CHANGED : selected ? SELECTED : ""}${isActive ? ACTIVE : ""}`}
            style={indentOf(index - 1 - (indices[at - 1] ?? -1))}
          >
            {wordsOf(place)}
          </div>
        );
      })}
    </div>
  );
});

/** Past the columns that are not rendered. */
function indentOf(columns: number) {
  return columns > 0 ? { marginLeft: columns * COLUMN_WIDTH } : undefined;
}

function wordsOf(place: string | null) {
  if (place === null) return "–";
  if (isPriority(place)) return `${PRIORITY_WORDS[place].mark} ${PRIORITY_WORDS[place].title}`;
  // May be of any length, unlike those that are known.
  return <span className="block truncate px-1">? {place}</span>;
}
