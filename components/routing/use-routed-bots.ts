"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BotListItem } from "@/lib/bots/api";
import type { RoutedBotsReply } from "@/lib/routing/api";
import { byName } from "@/lib/routing/board";
import { pagesOf, routedBotsQuery } from "./queries";

function collect(results: UseQueryResult<RoutedBotsReply>[]) {
  const read = results.flatMap(({ data }) => data?.bots ?? []);
  return {
    read,
    failed: results.flatMap(({ data }) => data?.failed ?? []),
    /** A portion that did not come at all. */
    error: results.find(({ isError, data }) => isError && !data)?.error ?? undefined,
    pending: results.some(({ isPending, isError }) => isPending && !isError),
    retry: () => {
      for (const { isError, data, refetch } of results) {
        if (isError || (data && data.failed.length > 0)) void refetch();
      }
    },
  };
}

/** The bots with their groups, a portion at a time; `bots` grows while they come. */
export function useRoutedBots(listed: readonly BotListItem[]) {
  "use memo";
  const { read, ...rest } = useQueries({
    queries: pagesOf(listed.map(({ id }) => id)).map((ids) => routedBotsQuery(ids)),
    combine: collect,
  });
  // Sorted once by the names in the list, not again with every portion.
  const order = useMemo(() => byName(listed).map(({ id }) => id), [listed]);
  const bots = useMemo(() => {
    const known = new Map(read.map((bot) => [bot.id, bot]));
    return order.flatMap((id) => known.get(id) ?? []);
  }, [order, read]);
  return { ...rest, bots };
}
