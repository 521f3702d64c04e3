import "server-only";
import { randomUUID } from "node:crypto";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";

/** Writes down who asked to see which secret. Done before it is shown: an unrecorded reveal must not happen. */
export async function recordReveal(
  session: Session,
  kind: "bot" | "webhook",
  objectId: string,
): Promise<void> {
  await (await database())
    .insertInto("secret_reveals")
    .values({
      id: randomUUID(),
      at: Date.now(),
      email: session.email,
      license_id: session.licenseId,
      object_kind: kind,
      object_id: objectId,
    })
    .execute();
  metrics.securityEvents.inc({ event: "revealed" });
  log("info", "a secret was revealed", { license: session.licenseId, kind, object: objectId });
}
