import "server-only";
import { METHODS } from "@/lib/contract/methods";
import type { WebhookReply } from "@/lib/contract/replies";
import { coversAny } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { callApi } from "@/server/upstream/call-api";

/** Every webhook that the session may see, with secrets; none where it may remove without seeing. */
export async function readWebhooks(session: Session): Promise<WebhookReply[]> {
  if (!coversAny(session.granted, METHODS.get_webhooks_config.scopes)) return [];
  return (await callApi(session, "get_webhooks_config", {})).webhooks_config;
}
