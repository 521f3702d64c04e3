"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BotListItem, ShownBotReply } from "@/lib/bots/api";
import type { ListedBot } from "@/lib/bots/list";
import { listedBotQuery } from "./queries";

/** From here on only the rows in view are read in the background, unless the list asks for every bot's details. */
export const MANY_BOTS = 200;

function collect(results: UseQueryResult<ShownBotReply>[]) {
  return {
    details: results.map(({ data }) => data?.bot),
    loading: results.filter(({ isFetching, data }) => isFetching && !data).length,
    failed: results.filter(({ isError, data }) => isError && !data).length,
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
  const { details, loading, failed } = useQueries({ queries, combine: collect });
  const listed = useMemo(
    () => bots.map((bot, index): ListedBot => ({ ...bot, details: details[index] })),
    [bots, details],
  );
  return { listed, loading, failed };
}
