import { memo } from "react";
import type { RoutableBot } from "@/lib/routing/api";
import { changeIn, placeIn } from "@/lib/routing/board";
import { lockOf } from "@/lib/routing/fill";
import type { Span } from "@/lib/routing/grid-window";
import { indicesOf } from "@/lib/routing/grid-window";
import { priorityIn } from "@/lib/routing/staged";
import type { GridCells } from "./grid-cells";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";
import { type StagedEdit, useStagedOf } from "../staged/use-staged";

type GridRowProps = {
  id: string;
  bot: RoutableBot;
  edit: StagedEdit;
  row: number;
  groupIds: readonly number[];
  cells: GridCells;
  /** Columns near the screen. */
  shown: Span;
  /** Column of the active cell, if it is in this row. */
  active: number | undefined;
  /** Column of the cell that the focus is leaving, if it is in this row. */
  leaving: number | undefined;
  /** First and last selected column, if this row is in the selection. */
  from: number | undefined;
  to: number | undefined;
  mayWrite: boolean;
};

/**
 * Row of one bot with its place in every group near the screen. Cells are plain elements: every leap adds
 * and removes hundreds.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, bot, edit, row, groupIds, cells, shown, active, leaving, from, to, mayWrite } = props;
  const changes = useStagedOf(edit, bot.id);
  const indices = indicesOf(shown, [active ?? -1, leaving ?? -1], groupIds.length);
  const first = indices[0] ?? 0;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      data-bot-name={bot.name}
      // Contained, so that a changed row does not cause layout or painting of the others.
      className="absolute inset-x-0 flex border-b [contain:strict]"
      style={{ top: row * ROW_HEIGHT + HEADER_HEIGHT, height: ROW_HEIGHT }}
    >
      {/* The visible name stands in the sticky column, over this element (grid-names.tsx). */}
      <div
        role="rowheader"
        aria-colindex={1}
        className="flex-none overflow-clip whitespace-nowrap"
        style={{ width: NAME_WIDTH, marginRight: first * COLUMN_WIDTH }}
      >
        {bot.mine ? bot.name : `${bot.name}, read-only, belongs to ${bot.owner}`}
      </div>
      {indices.map((index, at) => {
        const groupId = groupIds[index] ?? 0;
        const place = placeIn(bot, changes, groupId);
        return cells(index, {
          place,
          locked: !mayWrite || lockOf(bot, place, changes && priorityIn(bot, groupId)) !== undefined,
          changed: changes !== undefined && changeIn(changes, groupId) !== undefined,
          selected: from !== undefined && to !== undefined && index >= from && index <= to,
          held: active === index ? "active" : leaving === index ? "leaving" : undefined,
          gap: index - 1 - (indices[at - 1] ?? index - 1),
        });
      })}
    </div>
  );
});
