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
  /** The columns near the screen. */
  shown: Span;
  /** The column of the cell that Tab leads to, if it is in this row. */
  active: number | undefined;
  /** The column of the cell that still has the focus, or had it until just now, if it is in this row. */
  leaving: number | undefined;
  /** The selected columns, if any is in this row. */
  from: number | undefined;
  to: number | undefined;
  mayWrite: boolean;
};

/** One bot and its place in every group near the screen. Its cells are plain elements: hundreds of them come and go at every leap. */
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
      // Each row by itself for layout and painting: one that changes leaves the others alone.
      className="absolute inset-x-0 flex border-b [contain:strict]"
      style={{ top: row * ROW_HEIGHT + HEADER_HEIGHT, height: ROW_HEIGHT }}
    >
      {/* The name that is seen stands in the column that stays, over this (grid-names.tsx). */}
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
