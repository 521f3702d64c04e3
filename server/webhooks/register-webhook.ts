import "server-only";
import { webhookName } from "@/lib/changes/names";
import type { RegisteredWebhook, RegisterWebhookInput } from "@/lib/webhooks/api";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { journalled } from "@/server/journal/journalled";
import { webhookState } from "@/server/journal/object-state";
import { callApi } from "@/server/upstream/call-api";
import { refuseLogins } from "@/server/upstream/refuse-logins";
import { readWebhooks } from "./read-webhooks";
import { secretFor } from "./secret-for";

/** Registers a webhook; a duplicate takes its secret from the original without the browser ever seeing it. */
export async function registerWebhook(
  session: Session,
  { webhook }: RegisterWebhookInput,
  cause: Cause,
): Promise<RegisteredWebhook> {
  const { secret, has_secret: _, secret_digest: __, ...fields } = webhook;
  refuseLogins(cause, [{ path: "url", address: webhook.url }]);
  const listed = await readWebhooks(session);
  const wire = { ...fields, secret_key: secretFor(listed, secret) };
  const { webhook_id } = await journalled(
    session,
    cause,
    {
      object: { kind: "webhook", id: null, name: webhookName(webhook) },
      kind: "create",
      before: null,
      after: webhookState(session.licenseId, wire),
      alike: listed
        .filter(({ url, action }) => url === webhook.url && action === webhook.action)
        .map(({ webhook_id }) => webhook_id),
    },
    () => callApi(session, "register_webhook", wire),
    (reply) => reply.webhook_id,
  );
  return { webhook_id };
}
