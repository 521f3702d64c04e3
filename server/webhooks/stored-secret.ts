import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { readWebhooks } from "./read-webhooks";

/**
 * Reads the secret of a webhook; undefined when there is no such webhook. The API offers only the whole
 * list.
 */
export async function storedSecret(session: Session, webhookId: string): Promise<string | undefined> {
  return (await readWebhooks(session)).find(({ webhook_id }) => webhook_id === webhookId)?.secret_key;
}
