"use client";

import { useSession } from "@/components/permissions/session-provider";
import { WireView } from "@/components/editing/wire-view";
import { curlFor } from "@/lib/contract/curl";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { fieldsOf } from "@/lib/webhooks/form";
import { requestBody } from "@/lib/webhooks/wire";

const MASK = "••••••••";

/** Webhook in the API's form with its secret masked, and the call that would register an equal one. */
export function WebhookWire({ webhook }: { webhook: ShownWebhook }) {
  const { api_url, version } = useSession();
  const body = requestBody(fieldsOf(webhook));
  return (
    <WireView
      json={{ webhook_id: webhook.webhook_id, ...body, secret_key: MASK }}
      curl={curlFor({ apiUrl: api_url, version, method: "register_webhook", body })}
    />
  );
}
