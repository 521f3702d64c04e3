"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { freshBotsQuery, pagesOf } from "@/components/routing/queries";
import type { RoutedBotsReply } from "@/lib/routing/api";

function collect(results: UseQueryResult<RoutedBotsReply>[]) {
  const bots = results.flatMap(({ data }) => data?.bots ?? []);
  const failed = results.flatMap(({ data }) => data?.failed ?? []);
  return {
    bots: new Map(bots.map((bot) => [bot.id, bot])),
    /** Why a bot could not be read, by its id. */
    failed: new Map(failed.map(({ id, message }) => [id, message])),
    /** A portion that did not come at all. */
    error: results.find(({ isError }) => isError)?.error ?? undefined,
    /** How many portions are still to come. */
    pending: results.filter(({ isPending }) => isPending).length,
    retry: () => {
      for (const { isError, refetch } of results) if (isError) void refetch();
    },
  };
}

/** Some bots as they are when an attempt begins. */
export function useFreshBots(ids: readonly string[], attempt: number) {
  return useQueries({
    queries: pagesOf(ids).map((page) => freshBotsQuery(page, attempt)),
    combine: collect,
  });
}
