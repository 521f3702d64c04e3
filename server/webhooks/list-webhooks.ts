import "server-only";
import { covers } from "@/lib/contract/scopes";
import type { WebhookList } from "@/lib/webhooks/api";
import type { Session } from "@/server/sign-in/session-rows";
import { secretDigest } from "@/server/journal/digest";
import { callApi } from "@/server/upstream/call-api";

/**
 * Lists every webhook that the session may see, without secrets; `scope` tells whether webhooks of other
 * applications are included.
 */
export async function listWebhooks(session: Session): Promise<WebhookList> {
  const { webhooks_config } = await callApi(session, "get_webhooks_config", {});
  return {
    webhooks: webhooks_config.map(({ secret_key, ...webhook }) => ({
      ...webhook,
      ...(secret_key === ""
        ? { has_secret: false }
        : { has_secret: true, secret_digest: secretDigest(session.licenseId, secret_key) }),
    })),
    scope: covers(session.granted, "webhooks--all:read") ? "all" : "my",
  };
}
