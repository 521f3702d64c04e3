"use client";

import { type RefObject, useDeferredValue, useMemo } from "react";
import { ListSearch } from "@/components/lists/list-search";
import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import type { RoutableBot } from "@/lib/routing/api";
import { seatsIn, slotWords } from "@/lib/routing/board";
import { allOf, type StagedByBot } from "@/lib/routing/draft";
import { indexGroups } from "@/lib/routing/group-index";
import { groupWarnings, holdingFor, stagedWarnings } from "@/lib/routing/warnings";
import { GroupHead, groupLabel } from "../group-head";
import { GroupLanes } from "./group-lanes";
import type { RoutingView } from "../use-routing-view";
import type { StagedEdit } from "../staged/use-staged";
import { WarningList } from "../staged/warning-list";

const Simulator = later(() => import("../simulator/simulator").then((module) => module.Simulator), {
  loading: <Skeleton className="h-40 rounded-lg" />,
});

const NOTHING: StagedByBot = new Map();

type LanesViewProps = {
  bots: readonly RoutableBot[];
  groupIds: readonly number[];
  /** True while bots are still being read, or if some could not be. */
  incomplete: boolean;
  /** True if the bots include those of other applications. */
  all: boolean;
  staged: StagedByBot;
  edit: StagedEdit;
  names: GroupNames;
  mayWrite: boolean;
  view: RoutingView;
  search: RefObject<HTMLInputElement | null>;
};

/** View of one group: its lanes, warnings about it, and the simulator. */
export function LanesView({
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
}: LanesViewProps) {
  "use memo";
  const { group, q, set } = view;
  const seats = useMemo(() => seatsIn(bots, staged, group), [bots, staged, group]);
  const saved = useMemo(() => seatsIn(bots, NOTHING, group), [bots, group]);
  const changed = allOf(staged).some((change) => change.groupId === group);
  // Deferred: the cards move at once, the warnings and the simulation follow.
  const settled = useDeferredValue(staged);
  const index = useMemo(() => (incomplete ? undefined : indexGroups(bots)), [bots, incomplete]);
  const left = useMemo(
    () => (index ? stagedWarnings(index, settled, (id) => groupName(id, names)) : []),
    [index, settled, names],
  );
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <GroupHead
          groupId={group}
          groupIds={groupIds}
          names={names}
          mayWrite={mayWrite}
          onChoose={(id) => set({ group: id })}
        />
        <ListSearch ref={search} label="Search bots" value={q} onSearch={(text) => set({ q: text })} />
      </div>
      <div>
        <h2 className="wrap-anywhere font-semibold text-lg">{groupLabel(group, names)}</h2>
        <p className="text-muted">{slotWords(seats)}</p>
      </div>
      <WarningList warnings={index ? holdingFor([...groupWarnings(seats), ...left], all) : []} />
      <GroupLanes
        groupId={group}
        bots={bots}
        staged={staged}
        edit={edit}
        names={names}
        search={q}
        mayWrite={mayWrite}
      />
      <Simulator
        key={group}
        group={groupName(group, names)}
        before={saved}
        after={changed ? seats : undefined}
      />
    </>
  );
}
