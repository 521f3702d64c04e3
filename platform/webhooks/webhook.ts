import type { MethodRequest } from "@/lib/contract/methods";

/** What was registered, as it was sent. */
export type WebhookDocument = MethodRequest<"register_webhook">;

/** The table holds what was registered through the contract, so it is read without another check. */
export function readDocument(json: string): WebhookDocument {
  return JSON.parse(json);
}

/** Ids have one form; asking the database for any other text could only fail. */
export function isWebhookId(text: string): boolean {
  return /^[0-9a-z]{25}$/.test(text);
}
