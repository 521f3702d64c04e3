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

/** How often a plan that somebody carries out is looked at, and one that stands still, in milliseconds. */
const BUSY_MS = 400;
const STILL_MS = 3_000;
/** Time between two requests to continue unfinished replacements, in milliseconds. */
const LOOK_MS = 10_000;

/** The latest change of a webhook, by its id before or after, and the id that the webhook has now. */
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

/** Changes of webhooks that are not finished. */
export const unfinishedQuery = queryOptions({
  queryKey: ["replacements"],
  queryFn: async ({ signal }) => {
    const found = await apiFetch<UnfinishedReplacements>(api.replacements, { signal });
    if (found.replacements.length === 0) return found;
    // GET continues nothing, so this POST does; if it is forbidden or fails, the list is shown all the same.
    return apiFetch<UnfinishedReplacements>(api.replacements, { method: "POST", signal }).catch(() => found);
  },
  refetchInterval: ({ state: { data } }) => (data?.replacements.length ? LOOK_MS : false),
});

export const replaceMutation = mutationOptions({
  mutationKey: ["webhooks", "replace"],
  /** `id` is chosen here, so that its plan can be looked at while it is carried out. */
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

/** Everything that shows a plan, or the webhooks that it is about, as it is after a step. */
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
