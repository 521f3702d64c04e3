"use client";

import type { RefObject } from "react";
import type { Selection } from "@/components/bulk/use-selection";
import { SelectShown } from "@/components/bulk/select-boxes";
import { later } from "@/components/ui/overlays/later";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { BotListItem } from "@/lib/bots/api";
import type { ListedBot, Sort } from "@/lib/bots/list";
import { BotRow } from "./bot-row";
import type { BotViewState } from "./use-bot-view";
import { MANY_BOTS } from "../use-listed-bots";

const WindowedRows = later(() => import("./windowed-rows").then((module) => module.WindowedRows), {
  frame: (words) => (
    <tbody>
      <Tr>
        <Td colSpan={99}>{words}</Td>
      </Tr>
    </tbody>
  ),
});

type BotTableProps = {
  bots: ListedBot[];
  state: BotViewState;
  list: RefObject<HTMLTableElement | null>;
  onRemove: (bot: BotListItem) => void;
  /** Left out where nothing can be done with many bots. */
  selection?: Selection;
  /** Reports the bots on screen, if only a part of the list is in the document. */
  onInView: (ids: string[]) => void;
};

/** Table of bots; of very many, only the rows near the screen are in the document. */
export function BotTable({ bots, state, list, selection, onRemove, onInView }: BotTableProps) {
  const { view, sortBy } = state;
  // Select boxes appear after hydration, since they do nothing before it.
  const hydrated = useHydrated();
  const header = (sort: Sort, label: string, className?: string, numeric?: boolean) => (
    <Th
      className={className}
      numeric={numeric}
      sort={view.sort !== sort ? "none" : view.descending ? "descending" : "ascending"}
      onSort={() => sortBy(sort)}
    >
      {label}
    </Th>
  );
  const row = (bot: ListedBot, index: number) => (
    <BotRow
      key={bot.id}
      bot={bot}
      index={index}
      onRemove={onRemove}
      selection={selection}
      hydrated={hydrated}
    />
  );
  return (
    <Table ref={list} aria-label="Bots" aria-rowcount={bots.length + 1} className="table-fixed">
      <thead className="max-sm:hidden">
        <tr>
          {selection && (
            <Th className="w-10 pr-0!">
              {hydrated && (
                <SelectShown
                  selection={selection}
                  shown={bots.map(({ id }) => id)}
                  label={`Select all ${bots.length} bots shown`}
                />
              )}
            </Th>
          )}
          {header("name", "Bot")}
          {header("status", "Status", "w-52")}
          <Th className="w-48 list-45">Groups</Th>
          {header("capacity", "Capacity", "w-24 list-51", true)}
          {header("owner", "Owner", "w-40 list-61")}
          <Th className="w-14 max-sm:w-11">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      {bots.length > MANY_BOTS ? (
        <WindowedRows bots={bots} onInView={onInView}>
          {row}
        </WindowedRows>
      ) : (
        <tbody>{bots.map(row)}</tbody>
      )}
    </Table>
  );
}
