import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { remember } from "@/components/requests/remember";
import { operationText } from "@/lib/changes/entry";
import { api } from "@/lib/paths";
import type {
  LatestReplacement,
  ReplaceInput,
  Replacement,
  UnfinishedReplacements,
} from "@/lib/webhooks/replacement";
import { registeredAtKey, webhooksQuery } from "../queries";

/**
 * Time between two looks at a replacement, in milliseconds: one that a process works on, and one that
 * rests.
 */
const BUSY_MS = 400;
const STILL_MS = 3_000;
/** Time between two requests to continue unfinished replacements, in milliseconds. */
const LOOK_MS = 10_000;

/** Latest replacement of a webhook, found by its old or new id, and the webhook's current id. */
export const latestReplacementQuery = (webhookId: string) =>
  queryOptions({
    queryKey: ["replacements", webhookId],
    queryFn: ({ signal }) => apiFetch<LatestReplacement>(api.replaceWebhook(webhookId), { signal }),
    refetchInterval: ({ state: { data } }) => {
      const latest = data?.replacement;
      if (!latest || latest.outcome !== null) return false;
      return latest.busy ? BUSY_MS : STILL_MS;
    },
  });

/** Unfinished replacements of webhooks. */
export const unfinishedQuery = queryOptions({
  queryKey: ["replacements"],
  queryFn: async ({ signal }) => {
    const found = await apiFetch<UnfinishedReplacements>(api.replacements, { signal });
    if (found.replacements.length === 0) return found;
    // GET continues no replacement, so this POST does. The list is shown even if the POST is forbidden or
    // fails.
    return apiFetch<UnfinishedReplacements>(api.replacements, { method: "POST", signal }).catch(() => found);
  },
  refetchInterval: ({ state: { data } }) => (data?.replacements.length ? LOOK_MS : false),
});

export const replaceMutation = mutationOptions({
  mutationKey: ["webhooks", "replace"],
  /**
   * The browser chooses `id`, so that the page can show the replacement's progress before the request ends.
   */
  mutationFn: ({ webhookId, id, ...body }: ReplaceInput & { webhookId: string; id: string }) =>
    apiFetch<Replacement>(api.replaceWebhook(webhookId), {
      method: "POST",
      body,
      operation: operationText({ kind: "replace", id }),
    }),
});

export const resumeMutation = mutationOptions({
  mutationKey: ["webhooks", "resume"],
  mutationFn: (replacementId: string) =>
    apiFetch<Replacement>(api.resumeReplacement(replacementId), { method: "POST" }),
});

export const rollBackMutation = mutationOptions({
  mutationKey: ["webhooks", "roll-back"],
  mutationFn: (replacementId: string) =>
    apiFetch<Replacement>(api.rollBackReplacement(replacementId), { method: "POST" }),
});

/** Updates the shown replacement and the lists of webhooks after a step. */
export async function showReplacement(client: QueryClient, replacement: Replacement): Promise<void> {
  const { old_id, new_id, outcome, ticks } = replacement;
  remember(client, latestReplacementQuery(old_id).queryKey, (latest) => ({
    now: latest?.now ?? null,
    replacement,
  }));
  if (outcome === "done" && new_id !== null) {
    client.setQueryData(registeredAtKey(new_id), ticks.unregistered ?? ticks.registered ?? Date.now());
  }
  await Promise.all([
    client.invalidateQueries(webhooksQuery),
    client.invalidateQueries({ queryKey: unfinishedQuery.queryKey }),
  ]);
}
