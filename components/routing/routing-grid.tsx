"use client";
"use no memo";

import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { isPriority, priorityTitle, type GroupNames } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import { placeIn } from "@/lib/routing/board";
import { allOf, type StagedByBot } from "@/lib/routing/draft";
import { actionOfKey, boundsOf, type Place, type Selection } from "@/lib/routing/grid-keys";
import { unsavedWords } from "@/lib/routing/moved";
import { applyStaged, refusalToLeave } from "@/lib/routing/staged";
import { groupLabel } from "./group-head";
import { HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";
import { GridRow } from "./grid-row";
import { GridTools } from "./grid-tools";
import { useGridWindow } from "./use-grid-window";
import type { StagedEdit, Wanted } from "./use-staged";

type RoutingGridProps = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  staged: StagedByBot;
  edit: StagedEdit;
  names: GroupNames;
  mayWrite: boolean;
};

const START: Selection = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } };

/** Bots × groups with a choice in every cell, and the keys of a spreadsheet. Only what is near the screen is rendered. */
export function RoutingGrid({ bots, groupIds, staged, edit, names, mayWrite }: RoutingGridProps) {
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [selection, setSelection] = useState(START);
  const size = { rows: bots.length, columns: groupIds.length };
  const clamp = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  });
  const chosen: Selection = { anchor: clamp(selection.anchor), focus: clamp(selection.focus) };
  const active = chosen.focus;
  const bounds = boundsOf(chosen);
  const view = useGridWindow({ scroller, ...size, active });
  const columns = useMemo(
    () => groupIds.map((groupId) => ({ groupId, label: groupLabel(groupId, names) })),
    [groupIds, names],
  );

  const select = (next: Selection) => {
    wantsFocus.current = true;
    setSelection(next);
    view.show(next.focus);
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
    cell?.focus({ preventScroll: true });
  }, [selection]);

  const set = (area: ReturnType<typeof boundsOf>, priority: string | null) => {
    const { wanted, refused } = wantedIn({ bots, groupIds, staged, area, priority, mayWrite });
    if (wanted.length === 0) return announce(refused ?? "Nothing here can be changed");
    const next = edit.place(wanted);
    const what = priority === null ? "removed from the group" : `set to ${priorityTitle(priority)}`;
    const cells = wanted.length === 1 ? "1 cell" : `${wanted.length} cells`;
    announce(`${cells} ${what}. ${unsavedWords(allOf(next).length)}.${refused ? ` ${refused}.` : ""}`);
  };
  // Rows keep the same function, so that a change in one does not render the others again.
  const latest = useRef(set);
  useEffect(() => {
    latest.current = set;
  });
  const choose = useCallback((row: number, column: number, priority: string) => {
    latest.current({ top: row, bottom: row, left: column, right: column }, priority === "" ? null : priority);
    scroller.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus();
  }, []);

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    const inChoice = event.target instanceof HTMLSelectElement;
    if (inChoice) {
      if (event.key !== "Escape") return;
      (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]')?.focus();
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2);
    const mod = event.ctrlKey || event.metaKey;
    const action = actionOfKey({ key: event.key, shift: event.shiftKey, mod, page }, chosen, size);
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
          edit.undo() ? `Undone. ${unsavedWords(allOf(edit.now()).length)}.` : "Nothing to undo",
        );
      case "choose":
        return scroller.current?.querySelector<HTMLSelectElement>('[tabindex="0"] select')?.focus();
    }
  };
  const clicked = (event: MouseEvent<HTMLDivElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
    const row = cell?.closest<HTMLElement>("[data-row]");
    if (!cell || !row || event.target instanceof HTMLSelectElement) return;
    const focus = { row: Number(row.dataset.row), column: Number(cell.dataset.column) };
    select({ anchor: event.shiftKey ? chosen.anchor : focus, focus });
  };

  return (
    <div className="grid gap-3">
      <GridTools
        count={(bounds.bottom - bounds.top + 1) * (bounds.right - bounds.left + 1)}
        mayWrite={mayWrite}
        onSet={(priority) => set(bounds, priority)}
      />
      <div
        ref={scroller}
        role="grid"
        aria-label="Bots and groups"
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-multiselectable
        onKeyDown={pressed}
        onClick={clicked}
        className="relative max-h-[min(34rem,65dvh)] overflow-auto rounded-lg border bg-surface [contain:strict] [overflow-anchor:none]"
        style={{ height: view.height + 18 }}
      >
        <div role="presentation" className="relative" style={{ height: view.height, width: view.width }}>
          <div
            role="row"
            aria-rowindex={1}
            className="sticky top-0 z-20 border-b bg-subtle"
            style={{ height: HEADER_HEIGHT }}
          >
            <div
              role="columnheader"
              aria-colindex={1}
              className="sticky left-0 z-10 flex h-full items-center border-r bg-subtle px-3 font-semibold text-sm max-sm:px-2"
              style={{ width: NAME_WIDTH }}
            >
              Bot
            </div>
            {view.columns.map(({ index, start, size: width }) => (
              <div
                key={groupIds[index]}
                role="columnheader"
                aria-colindex={index + 2}
                title={columns[index]?.label}
                className="absolute inset-y-0 flex items-center justify-center border-r px-2 text-sm"
                style={{ left: start + NAME_WIDTH, width }}
              >
                <span className="truncate">{columns[index]?.label}</span>
              </div>
            ))}
          </div>
          {view.rows.map(({ index, start }) => {
            const bot = bots[index];
            const within = index >= bounds.top && index <= bounds.bottom;
            return (
              bot && (
                <GridRow
                  key={bot.id}
                  bot={bot}
                  changes={staged.get(bot.id)}
                  row={index}
                  top={start + HEADER_HEIGHT}
                  width={view.width}
                  columns={columns}
                  shown={view.columns}
                  active={active.row === index ? active.column : undefined}
                  from={within ? bounds.left : undefined}
                  to={within ? bounds.right : undefined}
                  mayWrite={mayWrite}
                  onChoose={choose}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Area = Pick<RoutingGridProps, "bots" | "groupIds" | "staged" | "mayWrite"> & {
  area: ReturnType<typeof boundsOf>;
  priority: string | null;
};

/** The places of an area that can be changed so, and why some cannot. */
function wantedIn({ bots, groupIds, staged, area, priority, mayWrite }: Area) {
  const wanted: Wanted[] = [];
  let refused: string | undefined = mayWrite ? undefined : "Your permissions do not allow changes";
  if (!mayWrite) return { wanted, refused };
  for (const bot of bots.slice(area.top, area.bottom + 1)) {
    for (const groupId of groupIds.slice(area.left, area.right + 1)) {
      const place = placeIn(bot, staged.get(bot.id), groupId);
      if (place === priority) continue;
      if (!bot.mine) refused = `${bot.name} belongs to another application`;
      else if (place !== null && !isPriority(place))
        refused = `${bot.name} has a priority that is not known here`;
      else {
        const groups = applyStaged(bot.groups, staged.get(bot.id) ?? []);
        const stays = priority === null ? refusalToLeave(groups, groupId) : undefined;
        if (stays) refused = stays;
        else wanted.push({ bot, groupId, priority });
      }
    }
  }
  return { wanted, refused };
}
