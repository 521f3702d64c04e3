import type { VirtualItem } from "@tanstack/react-virtual";
import { Lock } from "lucide-react";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "@/lib/routing/api";
import { changeIn, placeIn } from "@/lib/routing/board";
import type { Staged } from "@/lib/routing/staged";
import { NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

/** A column as far as a row needs it. */
export type GridColumn = { groupId: number; label: string };

type GridRowProps = {
  bot: RoutableBot;
  changes: Staged | undefined;
  row: number;
  top: number;
  width: number;
  columns: readonly GridColumn[];
  /** The columns near the screen. */
  shown: readonly VirtualItem[];
  /** The column of the cell that Tab leads to, if it is in this row. */
  active: number | undefined;
  /** The selected columns, if any is in this row. */
  from: number | undefined;
  to: number | undefined;
  mayWrite: boolean;
  onChoose: (row: number, column: number, priority: string) => void;
};

/** One bot: its name, and its place in every group near the screen. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { bot, changes, row, top, width, columns, shown, active, from, to, mayWrite, onChoose } = props;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      data-row={row}
      data-bot-name={bot.name}
      className="absolute left-0 border-b"
      style={{ top, width, height: ROW_HEIGHT }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        title={bot.mine ? bot.name : `${bot.name}, belongs to ${bot.owner}`}
        className="sticky left-0 z-10 flex h-full items-center gap-1.5 border-r bg-surface px-3 max-sm:px-2"
        style={{ width: NAME_WIDTH }}
      >
        <span className="truncate">{bot.name}</span>
        {!bot.mine && <Lock role="img" aria-label="read-only" className="size-3 shrink-0 text-muted" />}
      </div>
      {shown.map(({ index, start, size }) => {
        const column = columns[index];
        if (!column) return null;
        const place = placeIn(bot, changes, column.groupId);
        const locked = !mayWrite || !bot.mine || (place !== null && !isPriority(place));
        const isActive = active === index;
        const selected = from !== undefined && to !== undefined && index >= from && index <= to;
        return (
          <div
            key={column.groupId}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={selected}
            aria-readonly={locked || undefined}
            data-column={index}
            data-group={column.groupId}
            tabIndex={isActive ? 0 : -1}
            className={cn(
              "absolute inset-y-0 flex items-center justify-center gap-1.5 border-r text-sm outline-none",
              locked && "bg-subtle text-muted",
              changeIn(changes, column.groupId) && "bg-accent-subtle font-semibold",
              selected && "outline-1 outline-accent -outline-offset-1",
              isActive && "outline-2 outline-focus -outline-offset-2",
            )}
            style={{ left: start + NAME_WIDTH, width: size }}
          >
            <CellWords place={place} />
            {isActive && !locked && (
              <select
                aria-label={`${bot.name} in ${column.label}`}
                tabIndex={-1}
                value={place ?? ""}
                onChange={(event) => onChoose(row, index, event.target.value)}
                className="absolute inset-0 cursor-pointer opacity-0"
              >
                {PRIORITIES.map((priority) => (
                  <option key={priority} value={priority}>
                    {PRIORITY_WORDS[priority].title}
                  </option>
                ))}
                <option value="">Not in the group</option>
              </select>
            )}
          </div>
        );
      })}
    </div>
  );
});

function CellWords({ place }: { place: string | null }) {
  if (place === null) {
    return (
      <>
        <span aria-hidden className="text-muted">
          –
        </span>
        <span className="sr-only">Not in the group</span>
      </>
    );
  }
  return (
    <>
      <span aria-hidden className="text-xs">
        {isPriority(place) ? PRIORITY_WORDS[place].mark : "?"}
      </span>
      <span className="truncate">{priorityTitle(place)}</span>
    </>
  );
}
