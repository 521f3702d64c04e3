"use client";

import { type RefObject, useDeferredValue, useMemo, useRef } from "react";
import { ListSearch } from "@/components/lists/list-search";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import type { StagedByBot } from "@/lib/routing/draft";
import { indexGroups } from "@/lib/routing/group-index";
import { holdingFor, licenseWarnings } from "@/lib/routing/warnings";
import { finder } from "@/lib/text/fold";
import { groupLabel } from "../group-head";
import type { RoutingView } from "../use-routing-view";
import type { StagedEdit } from "../staged/use-staged";
import { WarningList } from "../staged/warning-list";

const RoutingGrid = later(() => import("./routing-grid").then((module) => module.RoutingGrid), {
  loading: <Skeleton className="h-96 rounded-lg" />,
});

type GridViewProps = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  /** True while bots are still being read, or if some could not be. */
  incomplete: boolean;
  /** True if the bots include those of other applications. */
  all: boolean;
  /** May lag behind: the cells read their own changes. */
  staged: StagedByBot;
  edit: StagedEdit;
  names: GroupNames;
  mayWrite: boolean;
  view: RoutingView;
  search: RefObject<HTMLInputElement | null>;
};

/** View of all groups: the grid with its two searches, and warnings about the routing. */
export function GridView({
  bots,
  groupIds,
  incomplete,
  all,
  staged,
  edit,
  names,
  mayWrite,
  view,
  search,
}: GridViewProps) {
  "use memo";
  const groupField = useRef<HTMLInputElement>(null);
  const { set } = view;
  const [q, groups] = [useDeferredValue(view.q), useDeferredValue(view.groups)];
  const rows = useMemo(() => {
    const found = finder(q);
    return bots.filter(({ name }) => found(name));
  }, [bots, q]);
  const columns = useMemo(() => {
    const found = finder(groups);
    return groupIds.filter((id) => found(groupLabel(id, names)));
  }, [groupIds, names, groups]);
  // Undefined until all bots are read: a group could seem empty although a bot of it is still missing.
  const index = useMemo(() => (incomplete ? undefined : indexGroups(bots)), [bots, incomplete]);
  const warnings = useMemo(
    () =>
      index
        ? holdingFor(
            licenseWarnings(index, staged, (id) => groupName(id, names)),
            all,
          )
        : [],
    [index, staged, names, all],
  );
  return (
    <>
      <h2 className="sr-only">All groups</h2>
      <search className="flex flex-wrap gap-2">
        <ListSearch ref={search} label="Search bots" value={view.q} onSearch={(text) => set({ q: text })} />
        <ListSearch
          ref={groupField}
          label="Search groups"
          value={view.groups}
          onSearch={(text) => set({ groups: text })}
        />
      </search>
      <WarningList warnings={warnings} />
      {rows.length > 0 && columns.length > 0 ? (
        <RoutingGrid bots={rows} groupIds={columns} edit={edit} names={names} mayWrite={mayWrite} />
      ) : (
        <EmptyState
          title={rows.length === 0 ? "No bot matches" : "No group matches"}
          action={<Button onClick={() => set({ q: "", groups: "" })}>Clear search</Button>}
        />
      )}
    </>
  );
}
