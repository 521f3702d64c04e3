"use client";

import { OneWebhook } from "../one-webhook";
import { WebhookDetails } from "./webhook-details";

/** Page of one webhook. */
export function WebhookPage({ webhookId }: { webhookId: string }) {
  return (
    <OneWebhook webhookId={webhookId} title="Webhook">
      {(webhook, scope) => <WebhookDetails webhook={webhook} scope={scope} />}
    </OneWebhook>
  );
}
