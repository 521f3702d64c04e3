import type { z } from "zod";
import { webhookReplySchema } from "@/lib/contract/replies";

// A webhook's row holds what was registered, as it was sent.
const documentSchema = webhookReplySchema.omit({ webhook_id: true });

export type WebhookDocument = z.infer<typeof documentSchema>;

export function readDocument(json: string): WebhookDocument {
  return documentSchema.parse(JSON.parse(json));
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isWebhookId(text: string): boolean {
  return /^[0-9a-z]{25}$/.test(text);
}
