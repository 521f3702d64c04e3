import type { Transaction } from "kysely";
import { z } from "zod";
import { type Attempt, attemptSchema } from "@/lib/contract/deliveries";
import type { Database, Tables } from "../database/schema";
import { type Random, randomText } from "../random";
import { opened, type Seal } from "../seal";
import type { Hook } from "./license-hooks";

/** Rows in one statement: SQLite binds 32,766 values at most. */
const BATCH = 500;

// The secret stays sealed; the hook's target is copied with it.
const targetSchema = z.object({ url: z.string(), secret_key: z.string() });
const attemptsSchema = z.array(attemptSchema);

export const readTarget = (json: string) => targetSchema.parse(JSON.parse(json));
export const readAttempts = (json: string) => attemptsSchema.parse(JSON.parse(json));

export type AcceptedPush = { licenseId: number; action: string; data: object; hooks: Hook[]; now: number };

/** Writes a push and a delivery for each hook in the caller's transaction: all are accepted, or none. */
export async function enqueue(
  transaction: Transaction<Tables>,
  random: Random,
  { licenseId, action, data, hooks, now }: AcceptedPush,
): Promise<{ delivery_id: string; webhook_id: string }[]> {
  const pushId = randomText(random, 25);
  await transaction
    .insertInto("pushes")
    .values({ id: pushId, action, data: JSON.stringify(data) })
    .execute();
  const rows = hooks.map(({ webhookId, clientId, url, secretKey }) => ({
    id: randomText(random, 25),
    license_id: licenseId,
    client_id: clientId,
    webhook_id: webhookId,
    push_id: pushId,
    action,
    target: JSON.stringify({ url, secret_key: secretKey } satisfies z.infer<typeof targetSchema>),
    host: new URL(url).host,
    status: "pending" as const,
    attempts: "[]",
    created_at: now,
    next_attempt_at: now,
    leased_until: 0,
  }));
  for (let at = 0; at < rows.length; at += BATCH) {
    await transaction
      .insertInto("deliveries")
      .values(rows.slice(at, at + BATCH))
      .execute();
  }
  return rows.map(({ id, webhook_id }) => ({ delivery_id: id, webhook_id }));
}

/** A host with pending deliveries, and when the first one is due, in milliseconds since 1970. */
export type Lane = { host: string; due: number };

/**
 * Hosts with pending deliveries that follow the host `after` by name. Each costs one step along an index,
 * however long its queue: a receiver that is dead for hours costs no more than any other.
 */
export async function lanesAfter(database: Database, after: string, limit: number): Promise<Lane[]> {
  const lanes: Lane[] = [];
  while (lanes.length < limit) {
    const last = lanes.at(-1)?.host ?? after;
    const next = await database
      .selectFrom("deliveries")
      .select(["host", "next_attempt_at as due"])
      .where("status", "=", "pending")
      .where("host", ">", last)
      .orderBy("host")
      .orderBy("next_attempt_at")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) break;
    lanes.push(next);
  }
  return lanes;
}

/**
 * Leases up to `limit` due deliveries to a host until `until`. Of several processes only one gets each
 * delivery.
 */
export async function claim(
  database: Database,
  lease: string,
  { host, limit, now, until }: { host: string; limit: number; now: number; until: number },
) {
  const { numUpdatedRows } = await database
    .updateTable("deliveries")
    .set({ lease, leased_until: until })
    .where("position", "in", ({ selectFrom }) =>
      selectFrom("deliveries")
        .select("position")
        .where("status", "=", "pending")
        .where("host", "=", host)
        .where("next_attempt_at", "<=", now)
        .where("leased_until", "<=", now)
        .orderBy("next_attempt_at")
        .limit(limit),
    )
    // Repeated for PostgreSQL, which checks these again after waiting for another process that claimed the
    // row first.
    .where("status", "=", "pending")
    .where("next_attempt_at", "<=", now)
    .where("leased_until", "<=", now)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return [];
  return database
    .selectFrom("deliveries")
    .innerJoin("pushes", "pushes.id", "deliveries.push_id")
    .select(["position", "webhook_id", "deliveries.action", "target", "host", "attempts", "lease", "data"])
    .where("lease", "=", lease)
    .execute();
}

export type Claimed = Awaited<ReturnType<typeof claim>>[number];

/** The body of a delivery (docs/api.md, section 4.1). */
export function envelopeOf(seal: Seal, { webhook_id, action, target, data }: Claimed): string {
  const { secret_key } = opened(seal, readTarget(target));
  return JSON.stringify({ webhook_id, secret_key, action, data: JSON.parse(data) as unknown });
}

export type Verdict =
  | { status: "delivered" | "failed"; next_attempt_at?: undefined }
  | { status: "pending"; next_attempt_at: number };

/**
 * Writes down an attempt and its verdict, unless the lease ran out and another process claimed the
 * delivery.
 */
export async function settle(
  database: Database,
  { position, lease, attempts }: Claimed,
  attempt: Attempt,
  verdict: Verdict,
): Promise<void> {
  await database
    .updateTable("deliveries")
    .set({
      ...verdict,
      attempts: JSON.stringify([...readAttempts(attempts), attempt]),
      lease: null,
      leased_until: 0,
    })
    .where("position", "=", position)
    .where("lease", "=", lease)
    .execute();
}

/** Ends the lease of a delivery without an attempt, so that it is due as before. */
export async function release(database: Database, { position, lease }: Claimed): Promise<void> {
  await database
    .updateTable("deliveries")
    .set({ lease: null, leased_until: 0 })
    .where("position", "=", position)
    .where("lease", "=", lease)
    .execute();
}
