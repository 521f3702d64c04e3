import "server-only";
import type { Verdict } from "@/lib/filters/verdict";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { spend } from "@/server/limits/allowance";
import { metrics } from "@/server/metrics/metrics";
import type { RawPosted } from "@/server/targets/post";

type Test = { id: string; webhookId: string; host: string; verdict: Verdict };

/** Records a test before it is sent, so that none is missing in the record; refuses it above the limit. */
export async function admitTest(
  session: Session,
  { id, webhookId, host, verdict }: Test,
  now = Date.now(),
): Promise<void> {
  await spend("trials", session);
  await (await database())
    .insertInto("test_deliveries")
    .values({
      id,
      at: now,
      email: session.email,
      license_id: session.licenseId,
      webhook_id: webhookId,
      host,
      verdict,
      outcome: "sending",
      status: null,
    })
    .execute();
}

/** Adds the outcome to the record of a trial delivery. */
export async function completeTest(id: string, posted: RawPosted): Promise<void> {
  metrics.trialDeliveries.inc({ outcome: posted.kind });
  await (await database())
    .updateTable("test_deliveries")
    .set({ outcome: posted.kind, status: posted.kind === "answered" ? posted.status : null })
    .where("id", "=", id)
    .execute();
}
