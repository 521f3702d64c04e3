"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useMemo, useRef } from "react";
import { ListSearch } from "@/components/shell/list-search";
import { PermissionNote } from "@/components/shell/permission-note";
import { useCan } from "@/components/shell/session-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { BotList } from "@/lib/bots/api";
import { groupName } from "@/lib/contract/bot-words";
import { pages } from "@/lib/paths";
import { groupIdsOf, seatsIn, slotWords } from "@/lib/routing/board";
import { allOf } from "@/lib/routing/draft";
import { groupWarnings, stagedWarnings } from "@/lib/routing/warnings";
import { GroupHead, groupLabel } from "./group-head";
import { GroupLanes } from "./group-lanes";
import { useGroupNames } from "./group-names";
import { RoutingSkeleton } from "./routing-skeleton";
import { StagedBar } from "./staged-bar";
import { useRoutedBots } from "./use-routed-bots";
import { useRoutingView } from "./use-routing-view";
import { useStaged } from "./use-staged";
import { WarningList } from "./warning-list";

const Simulator = dynamic(() => import("./simulator").then((module) => module.Simulator), {
  loading: () => <Skeleton className="h-40 rounded-lg" />,
});

const RoutingGrid = dynamic(() => import("./routing-grid").then((module) => module.RoutingGrid), {
  loading: () => <Skeleton className="h-96 rounded-lg" />,
});

const NOTHING = new Map();

/** The two views of the staged edits, what they would do, and the bar that saves them. */
export function RoutingBoard({ list }: { list: BotList }) {
  const { bots, failed, error, pending, retry } = useRoutedBots(list.bots);
  const { staged, edit } = useStaged();
  const names = useGroupNames();
  const { group, view, q, groups, set } = useRoutingView();
  const mayWrite = useCan("agents-bot--my:write");
  const search = useRef<HTMLInputElement>(null);
  const groupField = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const known = useMemo(() => new Map(bots.map((bot) => [bot.id, bot])), [bots]);
  const listed = useMemo(() => new Map(list.bots.map(({ id, name }) => [id, name])), [list]);
  const seats = useMemo(() => seatsIn(bots, staged, group), [bots, staged, group]);
  const saved = useMemo(() => seatsIn(bots, NOTHING, group), [bots, group]);
  const changed = allOf(staged).some((change) => change.groupId === group);
  const warnings = useMemo(
    () => [
      ...groupWarnings(seats),
      ...(pending ? [] : stagedWarnings(bots, allOf(staged), (id) => groupName(id, names))),
    ],
    [seats, bots, staged, names, pending],
  );
  const groupIds = useMemo(() => groupIdsOf(bots, staged, names), [bots, staged, names]);
  const rows = useMemo(() => bots.filter(({ name }) => contains(name, q)), [bots, q]);
  const columns = useMemo(
    () => groupIds.filter((id) => contains(groupLabel(id, names), groups)),
    [groupIds, names, groups],
  );

  if (list.bots.length === 0) {
    return (
      <EmptyState
        title="No bots yet"
        action={
          mayWrite && (
            <Button asChild variant="primary">
              <Link href={pages.newBot}>Create the first bot</Link>
            </Button>
          )
        }
      >
        Here every group shows its bots in three lanes, and where the next chats would land.
      </EmptyState>
    );
  }
  return (
    <div ref={top} tabIndex={-1} className="grid gap-6 outline-none **:scroll-mb-60">
      {!mayWrite && <PermissionNote scope="agents-bot--my:write" />}
      {!list.all && <PermissionNote scope="agents-bot--all:read" />}
      {(error || failed.length > 0) && (
        <Banner
          tone="danger"
          title="Some bots could not be read, so totals are incomplete"
          action={
            <Button size="sm" onClick={retry}>
              Try again
            </Button>
          }
        >
          {error?.message ?? failed[0]?.message}
        </Banner>
      )}
      {bots.length === 0 && pending ? (
        <RoutingSkeleton />
      ) : (
        <Tabs value={view} onValueChange={(next) => void set({ view: next === "grid" ? "grid" : "lanes" })}>
          <TabList aria-label="View">
            <Tab value="lanes">One group</Tab>
            <Tab value="grid">All groups</Tab>
          </TabList>
          {pending && (
            <p role="status" className="text-muted">
              Read {bots.length} of {list.bots.length} bots…
            </p>
          )}
          <TabPanel value="lanes" className="grid gap-4">
            <div className="flex flex-wrap items-end justify-between gap-3">
              <GroupHead
                groupId={group}
                groupIds={groupIds}
                names={names}
                mayWrite={mayWrite}
                onChoose={(id) => void set({ group: id })}
              />
              <ListSearch
                ref={search}
                label="Search bots"
                value={q}
                onSearch={(text) => void set({ q: text })}
              />
            </div>
            <div>
              <h2 className="break-words font-semibold text-lg">{groupLabel(group, names)}</h2>
              <p className="text-muted">{slotWords(seats)}</p>
            </div>
            <WarningList warnings={warnings} />
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
          </TabPanel>
          <TabPanel value="grid" className="grid gap-4">
            <h2 className="sr-only">All groups</h2>
            <search className="flex flex-wrap gap-2">
              <ListSearch
                ref={search}
                label="Search bots"
                value={q}
                onSearch={(text) => void set({ q: text })}
              />
              <ListSearch
                ref={groupField}
                label="Search groups"
                value={groups}
                onSearch={(text) => void set({ groups: text })}
              />
            </search>
            <WarningList warnings={warnings} />
            {rows.length > 0 && columns.length > 0 ? (
              <RoutingGrid
                bots={rows}
                groupIds={columns}
                staged={staged}
                edit={edit}
                names={names}
                mayWrite={mayWrite}
              />
            ) : (
              <EmptyState
                title={rows.length === 0 ? "No bot matches" : "No group matches"}
                action={<Button onClick={() => void set({ q: null, groups: null })}>Clear search</Button>}
              />
            )}
          </TabPanel>
        </Tabs>
      )}
      <StagedBar
        bots={known}
        staged={staged}
        edit={edit}
        names={names}
        nameOf={(id) => listed.get(id) ?? id}
        onEmpty={() => top.current?.focus()}
      />
    </div>
  );
}

function contains(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.trim().toLowerCase());
}
