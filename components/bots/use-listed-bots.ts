"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BotListItem, ShownBotReply } from "@/lib/bots/api";
import type { ListedBot } from "@/lib/bots/list";
import { listedBotQuery } from "./queries";

/** From here on only the rows in view are read in the background, unless the list asks for every bot's details. */
export const MANY_BOTS = 200;

/** Stays true while they are asked for again. */
const hasFailed = ({ data, errorUpdateCount }: UseQueryResult<ShownBotReply>) =>
  !data && errorUpdateCount > 0;

function collect(results: UseQueryResult<ShownBotReply>[]) {
  const failed = results.filter(hasFailed);
  return {
    read: results.map((result) => ({ details: result.data?.bot, failed: hasFailed(result) })),
    failed: failed.length,
    /** Why the first of those did not come, unless it is being asked for again. */
    error: failed.find(({ isError }) => isError)?.error ?? undefined,
    retrying: failed.some(({ isFetching }) => isFetching),
    loading: results.filter(({ isFetching, data }) => isFetching && !data).length,
    /** Asks again for those that did not come. */
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}

/**
 * The bots with what only their details know, read in the background a few at a time. `inView` are the bots on
 * screen, `all` reads the rest as well.
 */
export function useListedBots(bots: readonly BotListItem[], inView: ReadonlySet<string>, all: boolean) {
  // Each new list of queries is compared with the one before, and there may be thousands.
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
