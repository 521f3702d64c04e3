import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { callApi } from "@/server/upstream/call-api";

/** The secret of a webhook; undefined when there is no such webhook. The API offers the whole list only. */
export async function storedSecret(session: Session, webhookId: string): Promise<string | undefined> {
  const { webhooks_config } = await callApi(session, "get_webhooks_config", {});
  return webhooks_config.find(({ webhook_id }) => webhook_id === webhookId)?.secret_key;
}
