import "server-only";
import type { Verdict } from "@/lib/filters/verdict";
import { TESTS_PER_MINUTE } from "@/lib/webhooks/test-limits";
import type { Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";
import { metrics } from "@/server/metrics/metrics";
import type { RawPosted } from "@/server/targets/post";

const MINUTE_MS = 60_000;

type Test = { id: string; webhookId: string; host: string; verdict: Verdict };

/**
 * Writes down a test before it is sent, so that none goes unrecorded, and refuses it when the person has sent too many.
 * The record comes first and is counted with the others: however many are sent at once, no more get through.
 */
export async function admitTest(
  { email, licenseId }: Session,
  { id, webhookId, host, verdict }: Test,
  now = Date.now(),
): Promise<void> {
  const store = await database();
  await store
    .insertInto("test_deliveries")
    .values({
      id,
      at: now,
      email,
      license_id: licenseId,
      webhook_id: webhookId,
      host,
      verdict,
      outcome: "sending",
      status: null,
    })
    .execute();
  const recent = await store
    .selectFrom("test_deliveries")
    .select("at")
    .where("license_id", "=", licenseId)
    .where("email", "=", email)
    .where("at", ">", now - MINUTE_MS)
    .orderBy("at")
    .execute();
  if (recent.length <= TESTS_PER_MINUTE) return;
  await store.deleteFrom("test_deliveries").where("id", "=", id).execute();
  const seconds = Math.ceil(((recent[0]?.at ?? now) + MINUTE_MS - now) / 1000);
  throw new SafeError(
    "too_many_requests",
    `You have sent ${TESTS_PER_MINUTE} tests within a minute, which is the limit. Try again in ${seconds} seconds.`,
    undefined,
    "no",
    { asked: { why: "too_many_requests", ms: seconds * 1000 } },
  );
}

/** Adds to a test's record what came of it. */
export async function completeTest(id: string, posted: RawPosted): Promise<void> {
  metrics.trialDeliveries.inc({ outcome: posted.kind });
  await (await database())
    .updateTable("test_deliveries")
    .set({ outcome: posted.kind, status: posted.kind === "answered" ? posted.status : null })
    .where("id", "=", id)
    .execute();
}
