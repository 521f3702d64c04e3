"use client";

import { type RefObject, useMemo, useState } from "react";
import { useSession } from "@/components/shell/session-provider";
import { later } from "@/components/ui/later";
import type { BotList, BotListItem } from "@/lib/bots/api";
import { needsDetails, viewBots } from "@/lib/bots/list";
import { BotTable } from "./bot-table";
import { BotToolbar } from "./bot-toolbar";
import { useBotView } from "./use-bot-view";
import { useListedBots } from "./use-listed-bots";

const NoMatch = later(() => import("./bot-states").then((module) => module.NoMatch));
const RemoveBot = later(() => import("./remove-bot").then((module) => module.RemoveBot));

type BotResultsProps = {
  list: BotList;
  search: RefObject<HTMLInputElement | null>;
  table: RefObject<HTMLTableElement | null>;
};

/** The bots that the view asks for, and how many that are of all. */
export function BotResults({ list, search, table }: BotResultsProps) {
  const { client_id } = useSession();
  const state = useBotView();
  const [inView, setInView] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState<BotListItem>();
  const asksDetails = needsDetails(state.view);
  const { listed, loading, failed } = useListedBots(list.bots, inView, asksDetails);
  // Scrolling renders this again, and there may be thousands.
  const shown = useMemo(() => viewBots(listed, state.view, client_id), [listed, state.view, client_id]);

  return (
    <div className="grid gap-3">
      <BotToolbar bots={listed} all={list.all} state={state} search={search} />
      <p role="status" className="text-muted text-sm tabular-nums">
        {countWords(shown.length, listed.length, state.narrowed)}
        {asksDetails && loading > 0 && `, reading ${loading} more`}
        {failed > 0 && `. Details of ${failed} could not be read.`}
      </p>
      {shown.length === 0 ? (
        <NoMatch reading={asksDetails ? loading : 0} onClear={state.clear} />
      ) : (
        <BotTable
          bots={shown}
          state={state}
          list={table}
          onRemove={setRemoving}
          onInView={(ids) => setInView(new Set(ids))}
        />
      )}
      {removing && <RemoveBot bot={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

function countWords(shown: number, all: number, narrowed: boolean): string {
  const bots = all === 1 ? "bot" : "bots";
  return narrowed ? `${shown} of ${all} ${bots}` : `${all} ${bots}`;
}
