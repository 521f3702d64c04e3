"use client";

import Link from "next/link";
import { useDeferredValue, useMemo, useRef } from "react";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { BotList } from "@/lib/bots/api";
import { pages } from "@/lib/paths";
import { groupIdsOf, withStagedGroups } from "@/lib/routing/board";
import { GridView } from "../grid/grid-view";
import { useGroupNames } from "@/components/groups/group-names";
import { LanesView } from "./lanes-view";
import { ReadProgress } from "./read-progress";
import { RoutingSkeleton } from "./routing-skeleton";
import { StagedBar } from "../staged/staged-bar";
import { useRoutedBots } from "../use-routed-bots";
import { useRoutingView } from "../use-routing-view";
import { useStaged } from "../staged/use-staged";

/** Routing page: the views of one group and of all groups, and the bar that saves the staged changes. */
export function RoutingBoard({ list }: { list: BotList }) {
  "use memo";
  const { bots: read, failed, error, pending, retry } = useRoutedBots(list.bots);
  const { staged, edit } = useStaged();
  // Deferred, so that a portion of bots does not interrupt scrolling and an edit does not interrupt typing.
  const bots = useDeferredValue(read);
  const later = useDeferredValue(staged);
  const names = useGroupNames();
  const view = useRoutingView();
  const mayWrite = useCan("agents-bot--my:write");
  const search = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const known = useMemo(() => new Map(bots.map((bot) => [bot.id, bot])), [bots]);
  const listed = useMemo(() => new Map(list.bots.map(({ id, name }) => [id, name])), [list]);
  const settled = useMemo(() => groupIdsOf(bots, names), [bots, names]);
  const groupIds = useMemo(() => withStagedGroups(settled, later), [settled, later]);

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
        Each group shows its bots in three lanes and where the next chats would land.
      </EmptyState>
    );
  }
  const incomplete = pending || error !== undefined || failed.length > 0;
  const shared = { bots, groupIds, incomplete, all: list.all, edit, names, mayWrite, view, search };
  return (
    // Clicks before hydration would be lost.
    <div ref={top} tabIndex={-1} inert={!hydrated} className="grid gap-6 outline-none">
      {!mayWrite && <PermissionNote scope="agents-bot--my:write" />}
      {!list.all && <PermissionNote scope="agents-bot--all:read" />}
      {(error || failed.length > 0) && (
        <Banner
          tone="danger"
          title="Some bots could not be loaded, so totals are incomplete"
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
        <Tabs
          value={view.view}
          onValueChange={(next) => view.set({ view: next === "grid" ? "grid" : "lanes" })}
        >
          <TabList aria-label="View">
            <Tab value="lanes">One group</Tab>
            <Tab value="grid">All groups</Tab>
          </TabList>
          {pending && <ReadProgress done={bots.length} total={list.bots.length} />}
          {/* A focused control must not end up hidden under the bar of staged changes. */}
          <TabPanel value="lanes" className="grid gap-4 **:scroll-mb-60">
            <LanesView staged={staged} {...shared} />
          </TabPanel>
          <TabPanel value="grid" className="grid gap-4">
            <GridView staged={later} {...shared} />
          </TabPanel>
        </Tabs>
      )}
      <StagedBar
        bots={known}
        staged={later}
        edit={edit}
        names={names}
        nameOf={(id) => listed.get(id) ?? id}
        onEmpty={() => top.current?.focus()}
      />
    </div>
  );
}
