"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { freshBotsQuery, pagesOf } from "@/components/routing/queries";
import type { RoutedBotsReply } from "@/lib/routing/api";

function collect(results: UseQueryResult<RoutedBotsReply>[]) {
  const bots = results.flatMap(({ data }) => data?.bots ?? []);
  const failed = results.flatMap(({ data }) => data?.failed ?? []);
  return {
    bots: new Map(bots.map((bot) => [bot.id, bot])),
    /** Reasons by bot id, for bots that could not be read. */
    failed: new Map(failed.map(({ id, message }) => [id, message])),
    /** Error of the first portion that failed as a whole. */
    error: results.find(({ isError }) => isError)?.error ?? undefined,
    /** Number of portions that are still being read. */
    pending: results.filter(({ isPending }) => isPending).length,
    retry: () => {
      for (const { isError, refetch } of results) if (isError) void refetch();
    },
  };
}

/** Current state of some bots, read once for each attempt. */
export function useFreshBots(ids: readonly string[], attempt: number) {
  return useQueries({
    queries: pagesOf(ids).map((page) => freshBotsQuery(page, attempt)),
    combine: collect,
  });
}
