"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useRef } from "react";
import { NoPermission } from "@/components/permissions/no-permission";
import { NotRefreshed } from "@/components/lists/not-refreshed";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { useListKeys } from "@/components/lists/use-list-keys";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Counted } from "@/lib/changes/api";
import { queryOf } from "@/lib/changes/filter";
import { api } from "@/lib/paths";
import { counted } from "@/lib/text/counted";
import { ChangesSkeleton } from "./changes-skeleton";
import { LoadFailed, LookedBack, NoChanges, NoMatch } from "./changes-states";
import { ChangesToolbar } from "./changes-toolbar";
import { changesQuery } from "./queries";
import { Timeline } from "./timeline";
import { useChangesView, type ChangesViewState } from "./use-changes-view";
import { useFreshChanges } from "./use-fresh-changes";

/** Page of the journal: who changed what, and whether it is live. */
export function ChangesPage() {
  const bots = useCan("agents-bot--my:read");
  const webhooks = useCan("webhooks--my:read");
  const state = useChangesView();
  return (
    <>
      <PageHeader
        title="Changes"
        description="See who changed what in Switchboard, and whether it is live yet."
        actions={(bots || webhooks) && <Exports state={state} />}
      />
      {bots || webhooks ? (
        <div className="grid grid-cols-1 gap-4">
          {!bots && <PermissionNote scope="agents-bot--my:read" />}
          {!webhooks && <PermissionNote scope="webhooks--my:read" />}
          <Loaded state={state} />
        </div>
      ) : (
        <NoPermission scope="agents-bot--my:read" title="You cannot see changes" />
      )}
    </>
  );
}

function countWords({ total, all }: Counted): string {
  // Older entries that are not counted may match too, so the count is a lower bound.
  if (!all && total === 0) return "";
  if (!all) return `At least ${counted(total, "entry", "entries")}`;
  return counted(total, "entry", "entries");
}

function Exports({ state: { filter } }: { state: ChangesViewState }) {
  // Days begin at the reader's midnight, which only the browser knows.
  const hydrated = useHydrated();
  return (["csv", "jsonl"] as const).map((format) => (
    <Button key={format} asChild>
      <a href={hydrated ? `${api.exportChanges}${queryOf({ ...filter, format })}` : undefined} download>
        <Download aria-hidden className="size-4" />
        {format === "csv" ? "Export CSV" : "Export JSON lines"}
      </a>
    </Button>
  ));
}

function Loaded({ state }: { state: ChangesViewState }) {
  useFreshChanges();
  // Days are the reader's: the server knows neither zone nor locale.
  const hydrated = useHydrated();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useListKeys({ list, search });
  const query = useInfiniteQuery({ ...changesQuery(state.filter), placeholderData: (before) => before });
  const { data, error, isFetching, refetch } = query;
  const [first] = data?.pages ?? [];
  const retry = () => void refetch();
  if (!data || !first || !hydrated) {
    if (!error) return <ChangesSkeleton />;
    const onClear = state.narrowed ? state.clear : undefined;
    return <LoadFailed error={error} retrying={isFetching} onRetry={retry} onClear={onClear} />;
  }
  const { counted } = first;
  const shown = data.pages.some(({ items }) => items.length > 0);
  if (!shown && !query.hasNextPage && !state.narrowed) return <NoChanges />;
  const one = state.params.entry !== null || state.params.operation !== null;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {counted && <ChangesToolbar counted={counted} state={state} search={search} />}
        <p role="status" className="text-muted text-sm tabular-nums">
          {counted && countWords(counted)}
        </p>
      </div>
      {error && <NotRefreshed what="The changes" error={error} retrying={isFetching} onRetry={retry} />}
      {shown ? (
        <Timeline pages={data.pages} ref={list} open={one} key={one ? "one" : "all"} />
      ) : query.hasNextPage ? null : (
        <NoMatch onClear={state.clear} />
      )}
      <LookedBack until={data.pages.at(-1)?.looked_back_to ?? null} shown={shown} />
      {query.hasNextPage && (
        <Button
          className="justify-self-start"
          pending={query.isFetchingNextPage}
          pendingLabel="Loading…"
          onClick={() => void query.fetchNextPage()}
        >
          Older changes
        </Button>
      )}
    </>
  );
}
