import "server-only";
import type { WebhookReply } from "@/lib/contract/replies";
import type { WebhookEntry } from "@/lib/transfer/document";
import { registerRequest } from "@/lib/transfer/requests";
import type { Session } from "@/server/auth/session-rows";
import type { Cause } from "@/server/changes/journal";
import { SafeError } from "@/server/errors";
import { readWebhooks } from "@/server/webhooks/read-webhooks";
import { registerWebhook } from "@/server/webhooks/register-webhook";
import { unregisterWebhook } from "@/server/webhooks/unregister-webhook";
import { webhookInput } from "./verb-input";

/**
 * Makes a webhook as the file says: registers it, sees that it is listed, unregisters the old one. Returns its id.
 * @throws SafeError when the old one stays
 */
export async function replaceListed(
  session: Session,
  old: WebhookReply,
  entry: WebhookEntry,
  cause: Cause,
): Promise<string> {
  const wire = registerRequest(entry, old.secret_key, (wanted) =>
    typeof wanted === "object" && "value" in wanted ? wanted.value : old.secret_key,
  );
  const { webhook_id: id } = await registerWebhook(session, { webhook: webhookInput(wire) }, cause);
  const listed = (await readWebhooks(session)).some(({ webhook_id }) => webhook_id === id);
  if (!listed) {
    throw new SafeError(
      "internal",
      "The new webhook was registered but is not listed yet, so the old one stays. Look again in a while.",
      undefined,
      "unknown",
    );
  }
  await unregisterWebhook(session, old.webhook_id, cause);
  return id;
}
