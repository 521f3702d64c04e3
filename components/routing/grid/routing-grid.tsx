"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  startTransition,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { shortcutKey } from "@/components/ui/overlays/keyboard";
import { useAnnounce } from "@/components/ui/live-region";
import { type GroupNames, priorityTitle } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import { countOf } from "@/lib/routing/draft";
import { fill, MOST_AT_ONCE } from "@/lib/routing/fill";
import {
  actionOfKey,
  type Bounds,
  boundsOf,
  lineThrough,
  type Place,
  type Selection,
  selectionIn,
} from "@/lib/routing/grid-keys";
import type { Span } from "@/lib/routing/grid-window";
import { unsavedWords } from "@/lib/routing/moved";
import { counted } from "@/lib/text/counted";
import { gridCells } from "./grid-cells";
import { GridChoice, openChoice } from "./grid-choice";
import { GridHeader } from "./grid-header";
import { ROW_HEIGHT } from "./grid-measures";
import { GridNames } from "./grid-names";
import { GridRow } from "./grid-row";
import { GridTools } from "./grid-tools";
import { groupLabel } from "../group-head";
import { tellInTurn } from "../lanes/tell-in-turn";
import { useGridWindow } from "./use-grid-window";
import type { StagedEdit } from "../staged/use-staged";

type RoutingGridProps = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  edit: StagedEdit;
  names: GroupNames;
  mayWrite: boolean;
};

const START: Selection = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } };

/**
 * Grid of bots × groups with a priority in every cell, and the keys of a spreadsheet. Only cells near the
 * screen are rendered, and an edit renders only its own rows: each row reads its own staged changes.
 */
export function RoutingGrid({ bots, groupIds, edit, names, mayWrite }: RoutingGridProps) {
  "use memo";
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const wantsFocus = useRef(false);
  /** Element that had the focus before the mouse went down. */
  const hadFocus = useRef<Element>(null);
  const [selection, setSelection] = useState(START);
  /** Selection that the page shows: it follows `selection` in a transition, after the focus has moved. */
  const [settled, setSettled] = useState(START);
  const lines = useMemo(() => ({ rows: bots.map((bot) => bot.id), columns: groupIds }), [bots, groupIds]);
  const [linesThen, setLinesThen] = useState(lines);
  if (lines !== linesThen) {
    // A key acts on the bot and the group it was pressed on, also if new rows or columns came before them.
    setLinesThen(lines);
    setSelection(selectionIn(selection, linesThen, lines));
    setSettled(selectionIn(settled, linesThen, lines));
  }
  const size = { rows: bots.length, columns: groupIds.length };
  const clamp = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  });
  const clamped = ({ anchor, focus }: Selection): Selection => ({
    anchor: clamp(anchor),
    focus: clamp(focus),
  });
  const chosen = clamped(selection);
  const active = chosen.focus;
  const bounds = boundsOf(chosen);
  const before = clamped(settled);
  const leaving = samePlace(before.focus, active) ? undefined : before.focus;
  const seen = boundsOf(before);
  const marked = cellsIn(bounds) === 1 ? bounds : seen;
  const view = useGridWindow({ scroller, ...size, active });
  const id = useId();
  const rowId = (row: number) => `${id}-${row}`;
  const labels = useMemo(() => groupIds.map((groupId) => groupLabel(groupId, names)), [groupIds, names]);
  const cellsOf = useMemo(() => gridCells(groupIds), [groupIds]);
  const activeBot = bots[active.row];
  const activeGroup = groupIds[active.column] ?? 0;

  const focusCell = () => {
    const cell = scroller.current?.querySelector<HTMLElement>("[data-active]");
    cell?.focus({ preventScroll: true });
  };
  const select = (next: Selection) => {
    wantsFocus.current = true;
    // The focus may have moved before the last selection settled; this is the cell that it leaves now.
    if (document.activeElement?.matches("[data-active]")) setSettled(selection);
    view.show(next.focus);
    setSelection(next);
  };
  // Lays out in the task that renders the change, so that the task that paints stays short.
  const layOut = () => void scroller.current?.offsetHeight;
  useLayoutEffect(layOut, [selection, settled]);
  useEffect(() => {
    const settle = () => startTransition(() => setSettled(selection));
    const moveFocus = () => {
      focusCell();
      settle();
    };
    const strayed = document.activeElement?.matches('[role="gridcell"]:not([data-active])');
    if (!wantsFocus.current && !strayed) return settle();
    wantsFocus.current = false;
    // The focus moves in a task of its own, or at once if the focused cell is gone.
    if (scroller.current?.contains(document.activeElement)) setTimeout(moveFocus);
    else moveFocus();
  }, [selection]);

  const set = ({ top, bottom, left, right }: Bounds, priority: string | null) => {
    const tell = tellInTurn(layOut);
    if (!mayWrite) return announce("Your permissions do not allow changes");
    if (cellsIn({ top, bottom, left, right }) > MOST_AT_ONCE) {
      return announce(`Nothing was changed: select at most ${MOST_AT_ONCE} cells at a time`);
    }
    const area = { bots: bots.slice(top, bottom + 1), groupIds: groupIds.slice(left, right + 1) };
    const { wanted, refused, why } = fill({ ...area, staged: edit.now(), priority, names });
    if (wanted.length === 0) return announce(why ?? "Nothing here would change");
    const next = edit.place(wanted, tell);
    const what = priority === null ? "removed from the group" : `set to ${priorityTitle(priority)}`;
    const rest = refused > 0 ? ` ${counted(refused, "cell")} left unchanged: ${why}.` : "";
    announce(`${counted(wanted.length, "cell")} ${what}. ${unsavedWords(countOf(next))}.${rest}`);
  };

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLSelectElement) {
      if (event.key !== "Escape") return;
      focusCell();
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2);
    const mod = event.ctrlKey || event.metaKey;
    const action = actionOfKey({ key: shortcutKey(event), shift: event.shiftKey, mod, page }, chosen, size);
    if (!action) return;
    event.preventDefault();
    // Single letters belong to the grid here, not to the page's shortcuts.
    event.stopPropagation();
    switch (action.kind) {
      case "select":
        return select(action.selection);
      case "set":
        return set(bounds, action.priority);
      case "undo":
        return announce(
          edit.undo(tellInTurn(layOut)) ? `Undone. ${unsavedWords(countOf(edit.now()))}.` : "Nothing to undo",
        );
      case "choose":
        return choice.current ? openChoice(choice.current) : undefined;
    }
  };
  const clicked = ({ target, shiftKey }: MouseEvent<HTMLDivElement>) => {
    if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return;
    const cell = target.closest<HTMLElement>("[data-column]");
    const again = cell !== null && cell === hadFocus.current && cellsIn(bounds) === 1 && !shiftKey;
    if (again && choice.current) return openChoice(choice.current);
    const column = cell?.dataset.column;
    const row = target.closest<HTMLElement>("[data-row]")?.dataset.row;
    if (column === undefined && row === undefined) return;
    const focus = { row: Number(row ?? 0), column: Number(column ?? 0) };
    // A bot's name selects its whole row, the head of a column its whole column.
    if (row === undefined) return select(lineThrough(focus, size, "column"));
    if (column === undefined) return select(lineThrough(focus, size, "row"));
    select({ anchor: shiftKey ? chosen.anchor : focus, focus });
  };

  return (
    <div className="grid gap-3">
      <GridTools count={cellsIn(seen)} mayWrite={mayWrite} onSet={(priority) => set(seen, priority)} />
      <div
        ref={scroller}
        onKeyDown={pressed}
        onMouseDown={() => {
          hadFocus.current = document.activeElement;
        }}
        onClick={clicked}
        className="routing-cells relative max-h-[min(34rem,65dvh)] overflow-auto rounded-lg border bg-surface [contain:strict] [overflow-anchor:none]"
        style={{ height: view.height + 18 }}
      >
        <div
          role="grid"
          aria-label="Bots and groups"
          aria-rowcount={size.rows + 1}
          aria-colcount={size.columns + 1}
          aria-multiselectable
          // Rows stand in the document in the order in which their elements became free; screen readers
          // need this order.
          aria-owns={view.lines
            .flatMap((line) => (line && bots[line.row] ? line.row : []))
            .sort((a, b) => a - b)
            .map(rowId)
            .join(" ")}
          className="relative"
          style={{ height: view.height, width: view.width }}
        >
          <GridHeader labels={labels} shown={view.columns} active={outside(active.column, view.columns)} />
          <GridNames bots={bots} lines={view.lines} height={view.height} />
          {view.lines.map((line, place) => {
            const bot = line && bots[line.row];
            if (!bot) return null;
            const { row, columns } = line;
            const within = row >= marked.top && row <= marked.bottom;
            return (
              <GridRow
                key={place}
                id={rowId(row)}
                bot={bot}
                edit={edit}
                row={row}
                groupIds={groupIds}
                cells={cellsOf}
                shown={columns}
                active={active.row === row ? active.column : undefined}
                leaving={leaving?.row === row ? leaving.column : undefined}
                from={within ? marked.left : undefined}
                to={within ? marked.right : undefined}
                mayWrite={mayWrite}
              />
            );
          })}
        </div>
        {mayWrite && activeBot && (
          <GridChoice
            ref={choice}
            bot={activeBot}
            group={{ id: activeGroup, label: labels[active.column] ?? "" }}
            at={active}
            edit={edit}
            onChoose={(priority) => {
              set(
                { top: active.row, bottom: active.row, left: active.column, right: active.column },
                priority,
              );
              focusCell();
            }}
          />
        )}
      </div>
    </div>
  );
}

/**
 * The focused column if the header does not render it, else -1: the header then re-renders only for columns
 * outside.
 */
const outside = (column: number, { from, to }: Span) => (column < from || column >= to ? column : -1);
const samePlace = (one: Place, other: Place) => one.row === other.row && one.column === other.column;
const cellsIn = ({ top, bottom, left, right }: Bounds) => (bottom - top + 1) * (right - left + 1);
