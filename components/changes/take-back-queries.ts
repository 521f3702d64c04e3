import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import type { TakeBackInput, TakeBackPlan, TakenBack } from "@/lib/changes/take-back";
import { api } from "@/lib/paths";

/**
 * First part of the query key of take-back previews. Refreshes skip this key, so an open dialog keeps its
 * preview.
 */
export const TAKE_BACK_KEY = "take-back";

/**
 * Preview of taking an entry back. Never served from the cache, since others may have changed the object.
 */
export const takeBackPlanQuery = (entryId: string) =>
  queryOptions({
    queryKey: [TAKE_BACK_KEY, entryId],
    queryFn: ({ signal }) => apiFetch<TakeBackPlan>(api.takeBack(entryId), { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

type Back = TakeBackInput & { entryId: string; operation?: string };

export function takeBack({ entryId, operation, ...body }: Back): Promise<TakenBack> {
  return apiFetch<TakenBack>(api.takeBack(entryId), { method: "POST", body, operation });
}

export const takeBackMutation = mutationOptions({
  mutationKey: [TAKE_BACK_KEY],
  mutationFn: takeBack,
  // The request may hold a typed secret, which must not stay in memory.
  gcTime: 0,
});
