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
function essence({ url, action, description, filters }: WebhookFields): unknown {
  return {
    url,
    action,
    description: description || null,
    filters: filters && Object.keys(filters).length > 0 ? filters : null,
  };
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
    (webhook) => !before.has(webhook.webhook_id) && equal(essence(fieldsOf(webhook)), essence(sent)),
  );
}
