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

// Empty filters count as absent, because the platform may add or drop them.
function effectOf({ url, action, filters }: WebhookFields): unknown {
  return { url, action, filters: filters && Object.keys(filters).length > 0 ? filters : null };
}

/** Whether two webhooks send the same pushes to the same address, whatever their descriptions. */
function sendSame(a: WebhookFields, b: WebhookFields): boolean {
  return equal(effectOf(a), effectOf(b));
}

/** A listed webhook that sends the same, if any: with both, every push would be sent twice. */
export function findTwin(fields: WebhookFields, listed: readonly ShownWebhook[]): ShownWebhook | undefined {
  return listed.find((webhook) => sendSame(fields, fieldsOf(webhook)));
}

/**
 * Finds the webhook that a registration without an answer may have made: equal to the sent fields, and not
 * among the webhooks listed before.
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
