"use client";

import { type RefObject, useMemo, useState } from "react";
import { useCan, useSession } from "@/components/permissions/session-provider";
import { useSelection } from "@/components/bulk/use-selection";
import { later } from "@/components/ui/overlays/later";
import { useEverTrue } from "@/components/ui/use-ever-true";
import type { BotList, BotListItem } from "@/lib/bots/api";
import { needsDetails, viewBots } from "@/lib/bots/list";
import { counted } from "@/lib/text/counted";
import { BotTable } from "./bot-table";
import { BotToolbar } from "./bot-toolbar";
import { useBotView } from "./use-bot-view";
import { useListedBots } from "../use-listed-bots";

const DetailsFailed = later(() => import("./details-failed").then((module) => module.DetailsFailed));
const NoBots = later(() => import("../bot-states").then((module) => module.NoBots));
const NoMatch = later(() => import("../bot-states").then((module) => module.NoMatch));
const BulkBots = later(() => import("../bulk/bulk-bots").then((module) => module.BulkBots));
const RemoveBot = later(() => import("../status/remove-bot").then((module) => module.RemoveBot), {
  giveUp: ({ onClose }) => onClose(),
});

type BotResultsProps = {
  list: BotList;
  search: RefObject<HTMLInputElement | null>;
  table: RefObject<HTMLTableElement | null>;
};

/** Bots that match the filters, with a count; an invitation to create one where the license has none. */
export function BotResults({ list, search, table }: BotResultsProps) {
  const { client_id } = useSession();
  const state = useBotView();
  const [inView, setInView] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState<BotListItem>();
  const asksDetails = needsDetails(state.view);
  const { listed, loading, failed, error, retrying, retry } = useListedBots(list.bots, inView, asksDetails);
  // Scrolling renders this component again, and there may be thousands of bots to filter.
  const shown = useMemo(() => viewBots(listed, state.view, client_id), [listed, state.view, client_id]);
  const mayChange = useCan("agents-bot--my:write");
  const mayRemove = useCan("agents-bot--all:write");
  const listedIds = useMemo(() => list.bots.map(({ id }) => id), [list.bots]);
  const shownIds = useMemo(() => shown.map(({ id }) => id), [shown]);
  const selection = useSelection("bots", listedIds, shownIds);
  // Bulk actions stay mounted after their first use: their dialog must outlive the selection and the
  // removal of the last bot.
  const bulk = useEverTrue(selection.ids.size > 0);

  return (
    <div className="@container/list grid gap-3">
      {list.bots.length > 0 && (
        <>
          <BotToolbar bots={listed} all={list.all} state={state} search={search} />
          <p role="status" className="text-muted text-sm tabular-nums">
            {countWords(shown.length, listed.length, state.narrowed)}
            {asksDetails && loading > 0 && `, reading ${loading} more`}
          </p>
          {failed > 0 && <DetailsFailed bots={failed} error={error} retrying={retrying} onRetry={retry} />}
        </>
      )}
      {list.bots.length === 0 ? (
        <NoBots mayCreate={mayChange} />
      ) : shown.length === 0 ? (
        <NoMatch reading={asksDetails ? loading : 0} onClear={state.clear} />
      ) : (
        <BotTable
          bots={shown}
          state={state}
          list={table}
          selection={mayChange || mayRemove ? selection : undefined}
          onRemove={setRemoving}
          onInView={(ids) => setInView(new Set(ids))}
        />
      )}
      {bulk && (mayChange || mayRemove) && (
        <BulkBots
          selection={selection}
          all={list.bots}
          shown={shownIds}
          narrowed={state.narrowed}
          reading={asksDetails ? loading : 0}
        />
      )}
      {removing && <RemoveBot bot={removing} onClose={() => setRemoving(undefined)} />}
    </div>
  );
}

function countWords(shown: number, all: number, narrowed: boolean): string {
  return narrowed ? `${shown} of ${counted(all, "bot")}` : counted(all, "bot");
}
