import { type WebhookFields, fieldsOf } from "./form";
import type { ShownWebhook } from "./api";

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && equal(value, right.get(key)))
  );
}

// The platform may leave out what says nothing, or say it.
function effectOf({ url, action, filters }: WebhookFields): unknown {
  return { url, action, filters: filters && Object.keys(filters).length > 0 ? filters : null };
}

/** Whether two webhooks send the same, whatever they are called. */
function sendSame(a: WebhookFields, b: WebhookFields): boolean {
  return equal(effectOf(a), effectOf(b));
}

/** A webhook in the list that sends the same, if there is one: everything would be sent twice. */
export function findTwin(fields: WebhookFields, listed: readonly ShownWebhook[]): ShownWebhook | undefined {
  return listed.find((webhook) => sendSame(fields, fieldsOf(webhook)));
}

/**
 * Finds the webhook that a registration without an answer may have made: equal to what was sent, and not among the
 * webhooks that were there before.
 */
export function findRegistered(
  sent: WebhookFields,
  listed: readonly ShownWebhook[],
  before: ReadonlySet<string>,
): ShownWebhook | undefined {
  return listed.find(
    (webhook) =>
      !before.has(webhook.webhook_id) &&
      (webhook.description ?? "") === (sent.description ?? "") &&
      sendSame(sent, fieldsOf(webhook)),
  );
}
