import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { callApi } from "@/server/upstream/call-api";

/** Unregisters a webhook, of this application or, with `webhooks--all:write`, of any. */
export async function unregisterWebhook(session: Session, id: string): Promise<void> {
  await callApi(session, "unregister_webhook", { webhook_id: id });
}
