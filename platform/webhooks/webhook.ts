import type { Selectable, Transaction } from "kysely";
import type { z } from "zod";
import { webhookReplySchema } from "@/lib/contract/replies";
import type { Clock } from "../clock";
import type { Tables, WebhookTable } from "../database/schema";
import { recordChange } from "../deliveries/change-log";
import { type Seal, sealed } from "../seal";

// A webhook's row holds what was registered, as it was sent but for the secret, which is sealed.
const documentSchema = webhookReplySchema.omit({ webhook_id: true });

export type WebhookDocument = z.infer<typeof documentSchema>;

export function toDocument(seal: Seal, webhook: WebhookDocument): string {
  return JSON.stringify(sealed(seal, webhook));
}

/** What a row holds: its secret is still sealed. */
export function readDocument(json: string): WebhookDocument {
  return documentSchema.parse(JSON.parse(json));
}

/** Notes a webhook that fires from now on, or no longer. */
export async function recordWebhook(
  transaction: Transaction<Tables>,
  clock: Clock,
  webhook: Pick<Selectable<WebhookTable>, "id" | "license_id" | "client_id" | "document">,
  gone = false,
): Promise<void> {
  await recordChange(transaction, {
    license_id: webhook.license_id,
    client_id: webhook.client_id,
    kind: "webhook",
    target_id: webhook.id,
    document: gone ? null : webhook.document,
    changed_at: clock(),
  });
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isWebhookId(text: string): boolean {
  return /^[0-9a-z]{25}$/.test(text);
}
