"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BotListItem, ShownBotReply } from "@/lib/bots/api";
import type { ListedBot } from "@/lib/bots/list";
import { listedBotQuery } from "./queries";

/**
 * Above this number of bots, details are read only for the rows in view, unless the list needs the details
 * of every bot.
 */
export const MANY_BOTS = 200;

/** A read that failed counts as failed until its data arrives, also while it is being repeated. */
const hasFailed = ({ data, errorUpdateCount }: UseQueryResult<ShownBotReply>) =>
  !data && errorUpdateCount > 0;

function collect(results: UseQueryResult<ShownBotReply>[]) {
  const failed = results.filter(hasFailed);
  return {
    read: results.map((result) => ({ details: result.data?.bot, failed: hasFailed(result) })),
    failed: failed.length,
    /** Reason of the first failure that is not being repeated. */
    error: failed.find(({ isError }) => isError)?.error ?? undefined,
    retrying: failed.some(({ isFetching }) => isFetching),
    loading: results.filter(({ isFetching, data }) => isFetching && !data).length,
    /** Repeats every failed read. */
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}

/**
 * Bots with the fields that only their details hold, which are read in the background a few at a time.
 * `inView` holds the ids on screen; `all` reads the other bots too.
 */
export function useListedBots(bots: readonly BotListItem[], inView: ReadonlySet<string>, all: boolean) {
  // useQueries compares each new list of queries with the previous one, and there may be thousands.
  const queries = useMemo(
    () =>
      bots.map(({ id }) => ({
        ...listedBotQuery(id),
        enabled: all || bots.length <= MANY_BOTS || inView.has(id),
      })),
    [bots, inView, all],
  );
  const { read, ...rest } = useQueries({ queries, combine: collect });
  const listed = useMemo(
    () => bots.map((bot, index): ListedBot => ({ ...bot, ...read[index] })),
    [bots, read],
  );
  return { ...rest, listed };
}
