import "server-only";
import { covers, type Scope } from "@/lib/contract/scopes";
import type { Plan } from "@/lib/webhooks/replace-plan";
import type { LatestReplacement, Replacement } from "@/lib/webhooks/replacement";
import type { Session } from "@/server/sign-in/session-rows";
import { databaseClock } from "@/server/database/clock";
import { database } from "@/server/database/database";
import type { Database } from "@/server/database/schema";
import { MissingScopeError, SafeError } from "@/server/errors";
import { isBusy, type ReplacementRow } from "./store";
import { viewOf } from "./view";

/** Most replacements that are followed from a webhook's id to its newest; more are taken for a circle. */
const MAX_STEPS = 200;

function ofApplication(db: Database, { licenseId, clientId }: Session) {
  return db
    .selectFrom("replacements")
    .selectAll()
    .select(isBusy(databaseClock(db)).as("busy"))
    .where("license_id", "=", licenseId)
    .where("client_id", "=", clientId);
}

/**
 * Finds a replacement of this application.
 * @throws SafeError not_found
 */
export async function findReplacement(session: Session, id: string): Promise<ReplacementRow> {
  const row = await ofApplication(await database(), session)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new SafeError("not_found", "There is no such webhook change.");
  return row;
}

/** Scopes that a session lacks for carrying a plan out. Without them, webhooks it cannot see would seem to be gone. */
export function missingToCarryOut({ granted }: Session, { plan }: Pick<ReplacementRow, "plan">): Scope[] {
  const { sees } = JSON.parse(plan) as Plan;
  const scopes: Scope[] =
    sees === "all" ? ["webhooks--my:write", "webhooks--all:read"] : ["webhooks--my:write"];
  return scopes.filter((scope) => !covers(granted, scope));
}

/** @throws MissingScopeError */
export function assertMayCarryOut(session: Session, row: ReplacementRow): void {
  const [scope] = missingToCarryOut(session, row);
  if (scope) throw new MissingScopeError([scope]);
}

/** Lists the application's unfinished replacements, oldest first. */
export async function unfinishedRows(session: Session): Promise<ReplacementRow[]> {
  return ofApplication(await database(), session)
    .where("outcome", "is", null)
    .orderBy("started_at")
    .execute();
}

/** Unfinished replacements of this application, as the interface shows them. */
export async function listUnfinished(session: Session): Promise<Replacement[]> {
  return (await unfinishedRows(session)).map(viewOf);
}

/** The latest replacement that a webhook went into or came from, and where the webhook is now. */
export async function latestReplacement(session: Session, webhookId: string): Promise<LatestReplacement> {
  const row = await ofApplication(await database(), session)
    .where((column) =>
      column.or([
        column("old_id", "=", webhookId),
        column("new_id", "=", webhookId),
        column("final_id", "=", webhookId),
      ]),
    )
    .orderBy("started_at", "desc")
    .executeTakeFirst();
  return { replacement: row ? viewOf(row) : null, now: await idNow(session, webhookId) };
}

/** The id that a webhook has now, if it was replaced. */
export async function idNow({ licenseId }: Session, webhookId: string): Promise<string | null> {
  const db = await database();
  let id = webhookId;
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = await db
      .selectFrom("replacements")
      .select("final_id")
      .where("license_id", "=", licenseId)
      .where("old_id", "=", id)
      .where("final_id", "is not", null)
      .executeTakeFirst();
    if (!next?.final_id) break;
    id = next.final_id;
  }
  return id === webhookId ? null : id;
}
