import type { WebhookReply } from "@/lib/contract/replies";
import { webhookDifferences } from "./differences";
import type { WebhookEntry } from "./file/document";

/**
 * A started replacement, stored by the process that carries it out: enough to find both webhooks if the
 * process is killed between registering the new one and unregistering the old one. Holds no secret.
 */
export type Unfinished = {
  /** Id of the old webhook. */
  old: string;
  /** Ids of all webhooks that existed before the new one. */
  before: string[];
  /** Settings of the new webhook, its secret left out. */
  wanted: WebhookEntry;
  /** Id of the new webhook, once the API has answered. */
  fresh?: string;
};

/** The record of a replacement, to be stored before it starts. */
export function unfinished(
  entry: WebhookEntry,
  old: WebhookReply,
  webhooks: readonly WebhookReply[],
): Unfinished {
  const before = webhooks.map(({ webhook_id }) => webhook_id);
  return { old: old.webhook_id, before, wanted: { ...entry, secret: "keep" } };
}

/**
 * Ids of both webhooks of a replacement that stopped half way; undefined if it never registered the new one
 * or did unregister the old one.
 */
export function halfDone(
  { old, before, wanted, fresh }: Unfinished,
  webhooks: readonly WebhookReply[],
): { old: string; fresh: string } | undefined {
  if (!webhooks.some(({ webhook_id }) => webhook_id === old)) return undefined;
  // After a lost answer, the new webhook is found as one that was not there before and has the wanted
  // settings.
  const found = webhooks.find((webhook) =>
    fresh === undefined
      ? !before.includes(webhook.webhook_id) && webhookDifferences(wanted, webhook).length === 0
      : webhook.webhook_id === fresh,
  );
  return found && { old, fresh: found.webhook_id };
}
