"use client";

import { useQuery } from "@tanstack/react-query";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { PageHeader } from "@/components/ui/page/page-header";
import { botListQuery } from "../queries";
import { RoutingBoard } from "./routing-board";
import { RoutingSkeleton } from "./routing-skeleton";

/** Routing page: decides, by group, which bots get the next chat. */
export function RoutingPage() {
  const mayRead = useCan("agents-bot--my:read");
  const query = useQuery({ ...botListQuery, enabled: mayRead });
  return (
    <>
      <PageHeader
        title="Routing"
        description="Decide who gets the next chat in each group. Nothing is saved until you save."
      />
      {!mayRead ? (
        <NoPermission scope="agents-bot--my:read" title="You cannot see bots" />
      ) : query.data ? (
        <RoutingBoard list={query.data} />
      ) : query.isError ? (
        <EmptyState
          title="The bots could not be loaded"
          action={
            <Button pending={query.isFetching} pendingLabel="Trying…" onClick={() => void query.refetch()}>
              Try again
            </Button>
          }
        >
          {query.error.message}
        </EmptyState>
      ) : (
        <RoutingSkeleton />
      )}
    </>
  );
}
