import type { Selectable, Transaction } from "kysely";
import type { z } from "zod";
import { webhookReplySchema } from "@/lib/contract/replies";
import type { Clock } from "../clock";
import type { Tables, WebhookTable } from "../database/schema";
import { recordChange } from "../database/change-log";
import { type Seal, sealed } from "../seal";

// The document column holds a webhook as it was registered, except that its secret is sealed.
const documentSchema = webhookReplySchema.omit({ webhook_id: true });

export type WebhookDocument = z.infer<typeof documentSchema>;

export function toDocument(seal: Seal, webhook: WebhookDocument): string {
  return JSON.stringify(sealed(seal, webhook));
}

/** Reads the document column; the secret in it stays sealed. */
export function readDocument(json: string): WebhookDocument {
  return documentSchema.parse(JSON.parse(json));
}

/** Records a webhook in the change log: that it fires, or with `gone` that it no longer does. */
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

/** Checks the form of a webhook's id, so that other text is refused without a query. */
export function isWebhookId(text: string): boolean {
  return /^[0-9a-z]{25}$/.test(text);
}
