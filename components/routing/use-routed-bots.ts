"use client";

import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { BotListItem } from "@/lib/bots/api";
import type { RoutableBot, RoutedBotsReply } from "@/lib/routing/api";
import { byName } from "@/lib/routing/board";
import { pagesOf, routedBotsQuery } from "./queries";

function collect(results: UseQueryResult<RoutedBotsReply>[]) {
  // Only portions before the first missing one count, so that bots on screen do not move when a portion
  // arrives.
  const next = results.findIndex(({ data, isError }) => !data && !isError);
  const come = next < 0 ? results : results.slice(0, next);
  const read = come.flatMap(({ data }) => data?.bots ?? []);
  return {
    read,
    failed: results.flatMap(({ data }) => data?.failed ?? []),
    /** Error of the first portion that failed as a whole. */
    error: results.find(({ isError, data }) => isError && !data)?.error ?? undefined,
    pending: results.some(({ isPending, isError }) => isPending && !isError),
    retry: () => {
      for (const { isError, data, refetch } of results) {
        if (isError || (data && data.failed.length > 0)) void refetch();
      }
    },
  };
}

type KnownBots = ReadonlyMap<string, RoutableBot>;
const NONE: KnownBots = new Map();
const byId = (bots: readonly RoutableBot[]): KnownBots => new Map(bots.map((bot) => [bot.id, bot]));

/**
 * Bots with their groups, sorted by name and read a portion at a time; `bots` grows at its end. When the
 * list of bots changes and the portions are read again, bots already known stay visible.
 */
export function useRoutedBots(listed: readonly BotListItem[]) {
  "use memo";
  const order = useMemo(() => byName(listed).map(({ id }) => id), [listed]);
  const { read, ...rest } = useQueries({
    queries: pagesOf(order).map((ids) => routedBotsQuery(ids)),
    combine: collect,
  });
  const [known, setKnown] = useState(NONE);
  const [readThen, setReadThen] = useState(read);
  if (read !== readThen) {
    setReadThen(read);
    if (!rest.pending) setKnown(byId(read));
  }
  const bots = useMemo(() => {
    const fresh = byId(read);
    return order.flatMap((id) => fresh.get(id) ?? known.get(id) ?? []);
  }, [order, read, known]);
  return { ...rest, bots };
}
