import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import type { TakeBackInput, TakeBackPlan, TakenBack } from "@/lib/changes/take-back";
import { api } from "@/lib/paths";

/** The first part of the key of everything that a dialog about taking back has read: it stays as long as it is open. */
export const TAKE_BACK_KEY = "take-back";

/** What taking an entry back would do now. Asked anew each time: others may have changed the object. */
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
  // It may hold a secret that was typed: none stays in memory.
  gcTime: 0,
});
