import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import type { DeliveriesQuery, DeliveriesReply } from "@/lib/contract/deliveries";
import { DELIVERIES_PAGE } from "@/lib/contract/limits";
import { covers } from "@/lib/contract/scopes";
import type { Caller } from "../caller";
import { readAttempts, readTarget } from "./outbox";

/**
 * Lists the license's deliveries, newest first; with `webhooks--my:read` alone only of the application's
 * own webhooks and bots.
 */
export async function listDeliveries(
  { database, grant }: Caller,
  { limit = DELIVERIES_PAGE, before, webhook_id, status }: DeliveriesQuery,
): Promise<DeliveriesReply> {
  let query = database
    .selectFrom("deliveries")
    .selectAll()
    .where("license_id", "=", grant.licenseId)
    .orderBy("position", "desc")
    .limit(limit + 1);
  if (!covers(grant.scopes, "webhooks--all:read")) query = query.where("client_id", "=", grant.clientId);
  if (before !== undefined) query = query.where("position", "<", before);
  // PostgreSQL refuses to look for U+0000; no id has one.
  if (webhook_id !== undefined) query = query.where("webhook_id", "=", webhook_id.replaceAll("\0", "?"));
  if (status !== undefined) query = query.where("status", "=", status);
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    deliveries: page.map((row) => ({
      id: row.id,
      webhook_id: row.webhook_id,
      action: row.action,
      url: maskedAddress(readTarget(row.target).url),
      status: row.status,
      created_at: toIso(row.created_at),
      attempts: readAttempts(row.attempts),
      ...(row.status === "pending" && { next_attempt_at: toIso(row.next_attempt_at) }),
    })),
    ...(rows.length > limit && last && { next: String(last.position) }),
  };
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
