import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { remember } from "@/components/requests/remember";
import type { RevealedSecret } from "@/lib/contract/secret";
import { api } from "@/lib/paths";
import type { RegisteredWebhook, RegisterWebhookInput, ShownWebhook, WebhookList } from "@/lib/webhooks/api";
import type { SendTestInput, SendTestResult } from "@/lib/webhooks/test-delivery";

/** Every webhook that the person may see; the API cannot return a single one. */
export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: ({ signal }) => apiFetch<WebhookList>(api.webhooks, { signal }),
});

/** Current state of all webhooks: read once for each `attempt`, and never refreshed in between. */
export const freshWebhooksQuery = (attempt: number) =>
  queryOptions({
    queryKey: ["webhooks-now", attempt],
    queryFn: ({ signal }) => apiFetch<WebhookList>(api.webhooks, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const registerMutation = mutationOptions({
  mutationKey: ["webhooks", "register"],
  mutationFn: (body: RegisterWebhookInput) =>
    apiFetch<RegisteredWebhook>(api.webhooks, { method: "POST", body }),
});

export const unregisterMutation = mutationOptions({
  mutationKey: ["webhooks", "unregister"],
  mutationFn: (webhookId: string) => apiFetch<object>(api.webhook(webhookId), { method: "DELETE" }),
});

export const revealMutation = mutationOptions({
  mutationKey: ["webhooks", "reveal"],
  mutationFn: (webhookId: string) =>
    apiFetch<RevealedSecret>(api.webhookSecret(webhookId), { method: "POST" }),
  // The screen alone holds the secret, and only for a while: the cache must not keep it.
  gcTime: 0,
});

export const sendTestMutation = mutationOptions({
  mutationKey: ["webhooks", "test"],
  mutationFn: ({ webhookId, ...body }: SendTestInput & { webhookId: string }) =>
    apiFetch<SendTestResult>(api.webhookTest(webhookId), { method: "POST", body }),
});

/** Adds a webhook that was just registered to the list, before the list is read again. */
export function addWebhook(client: QueryClient, webhook: ShownWebhook): void {
  remember(
    client,
    webhooksQuery.queryKey,
    (list) => list && { ...list, webhooks: [...list.webhooks, webhook] },
  );
}

/** Removes a webhook from the list at once, before the list is read again. */
export function dropWebhook(client: QueryClient, webhookId: string): void {
  remember(
    client,
    webhooksQuery.queryKey,
    (list) => list && { ...list, webhooks: list.webhooks.filter((item) => item.webhook_id !== webhookId) },
  );
}

/**
 * Query key of the time when this tab registered a webhook: until the webhook is live, its page says so.
 */
export const registeredAtKey = (webhookId: string) => ["webhook-registered-at", webhookId] as const;
