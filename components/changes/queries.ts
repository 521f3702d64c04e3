import { infiniteQueryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import type { ChangesReply } from "@/lib/changes/api";
import { type ChangesFilter, queryOf } from "@/lib/changes/filter";
import { api } from "@/lib/paths";

/** Time between two reads of a page with entries under way, in milliseconds. */
const UNSETTLED_MS = 10_000;

/** First part of the key of every query on the journal. */
export const CHANGES_KEY = ["changes"] as const;

/** Pages of the timeline that were asked for so far. `limit` is the number of items on a page. */
export const changesQuery = (filter: ChangesFilter, limit?: number) =>
  infiniteQueryOptions({
    queryKey: [...CHANGES_KEY, filter, limit ?? null],
    queryFn: async ({ pageParam, signal }) => {
      const address = `${api.changes}${queryOf({ ...filter, limit, cursor: pageParam })}`;
      const page = await apiFetch<ChangesReply>(address, { signal });
      if (pageParam !== undefined || !hasOpenEnds(page)) return page;
      // GET does not reconcile: a page with open entries requests it by POST, and shows its first answer if
      // that fails.
      return apiFetch<object>(api.lookUpChanges, { method: "POST", signal }).then(
        () => apiFetch<ChangesReply>(address, { signal }),
        () => page,
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // Any other action in this tab may have written an entry.
    staleTime: 0,
    refetchInterval: ({ state }) => (isUnsettled(state.data?.pages[0]) ? UNSETTLED_MS : false),
  });

function isUnsettled(page: ChangesReply | undefined): boolean {
  return Boolean(page?.items.some((item) => item.kind !== "reveal" && item.result === "under_way"));
}

/** Tells whether a page has entries under way or with an unknown result. */
function hasOpenEnds(page: ChangesReply): boolean {
  return page.items.some(
    (item) => item.kind !== "reveal" && (item.result === "under_way" || item.result === "unknown"),
  );
}
