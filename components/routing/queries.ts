import { mutationOptions, queryOptions } from "@tanstack/react-query";
import pLimit from "p-limit";
import { apiFetch } from "@/components/requests/http";
import type { BotList } from "@/lib/bots/api";
import { api } from "@/lib/paths";
import type { Placed, PlaceBotInput, RoutedBotsReply } from "@/lib/routing/api";

/** The same list that the page of bots reads, under the same key. */
export const botListQuery = queryOptions({
  queryKey: ["bots"],
  queryFn: ({ signal }) => apiFetch<BotList>(api.bots, { signal }),
});

const FRESH_MS = 60_000;
const inBackground = pLimit(2);

/** Number of bots in one request (ROUTED_PAGE of lib/routing/api, which loads zod). */
const PAGE = 50;

/** First part of the key of every query for routing. */
export const routingKey = ["routing"] as const;

/** A portion of bots with their groups. */
export const routedBotsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...routingKey, ids],
    queryFn: ({ signal }) => readInBackground(ids, signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });

/** Current state of some bots: read once for each `attempt`, and never refreshed in between. */
export const freshBotsQuery = (ids: readonly string[], attempt: number) =>
  queryOptions({
    queryKey: [...routingKey, "fresh", attempt, ids],
    queryFn: ({ signal }) => readInBackground(ids, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

function readInBackground(ids: readonly string[], signal: AbortSignal): Promise<RoutedBotsReply> {
  return inBackground(() => {
    signal.throwIfAborted();
    return apiFetch<RoutedBotsReply>(api.routedBots(ids), { signal });
  });
}

export const placeBotMutation = mutationOptions({
  mutationKey: ["routing", "place"],
  mutationFn: ({ operation, ...body }: PlaceBotInput & { operation: string }) =>
    apiFetch<Placed>(api.placements, { method: "POST", body, operation }),
});

/** Splits ids into the portions of one request each. */
export function pagesOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, page) =>
    ids.slice(page * PAGE, (page + 1) * PAGE),
  );
}
