import type { WebhookReply } from "@/lib/contract/replies";
import { webhookDifferences } from "./differences";
import type { WebhookEntry } from "./file/document";

/**
 * A replacement that was begun, as it is kept by whoever carries it out: enough to find it again when that process is
 * killed between registering the new webhook and unregistering the old one. Holds no secret.
 */
export type Unfinished = {
  /** Id of the webhook that is to go. */
  old: string;
  /** Ids of all webhooks that were there before the new one. */
  before: string[];
  /** What the new one says, its secret left out. */
  wanted: WebhookEntry;
  /** Id of the new one, once the API has answered. */
  fresh?: string;
};

/** What to keep of a replacement before it begins. */
export function unfinished(
  entry: WebhookEntry,
  old: WebhookReply,
  webhooks: readonly WebhookReply[],
): Unfinished {
  const before = webhooks.map(({ webhook_id }) => webhook_id);
  return { old: old.webhook_id, before, wanted: { ...entry, secret: "keep" } };
}

/** The ids of both webhooks when a replacement stopped half way; nothing when it never began or came to its end. */
export function halfDone(
  { old, before, wanted, fresh }: Unfinished,
  webhooks: readonly WebhookReply[],
): { old: string; fresh: string } | undefined {
  if (!webhooks.some(({ webhook_id }) => webhook_id === old)) return undefined;
  // Without an answer the new one is known by being new and being as it was wanted.
  const found = webhooks.find((webhook) =>
    fresh === undefined
      ? !before.includes(webhook.webhook_id) && webhookDifferences(wanted, webhook).length === 0
      : webhook.webhook_id === fresh,
  );
  return found && { old, fresh: found.webhook_id };
}
