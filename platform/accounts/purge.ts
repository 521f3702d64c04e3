import { setImmediate as nextTurn } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { AccountsOptions } from "../accounts-port";
import { seconds } from "./records";

const HOUR_SECONDS = 60 * 60;
/** An expired token can still be used to revoke its grant; after this long nobody does. */
const KEPT_SECONDS = 24 * HOUR_SECONDS;
/** Attempts are forgotten sooner by those who count them (attempts.ts). */
const ATTEMPTS_KEPT_MS = HOUR_SECONDS * 1000;
/** Rows that one statement takes away: SQLite does so in the thread that serves everybody. */
const AT_ONCE = 500;

/**
 * Forgets what expired long ago: tokens, attempts, and grants that nothing has any more. Called whenever something is
 * stored, it does the work once an hour, a part at a time.
 */
export function createPurge({ database, clock }: AccountsOptions): () => Promise<void> {
  let next = 0;
  const inParts = async (remove: RawBuilder<unknown>) => {
    for (;;) {
      const { numAffectedRows = 0n } = await remove.execute(database);
      if (numAffectedRows < BigInt(AT_ONCE)) return;
      await nextTurn();
    }
  };
  return async () => {
    const now = seconds(clock);
    if (now < next) return;
    next = now + HOUR_SECONDS;
    await inParts(sql`delete from oidc_records where (model, id) in (
      select model, id from oidc_records where expires_at < ${now - KEPT_SECONDS} limit ${AT_ONCE})`);
    await inParts(sql`delete from attempts where key in (
      select key from attempts where last < ${clock() - ATTEMPTS_KEPT_MS} limit ${AT_ONCE})`);
    // A request that was let in before its grant was revoked still meets the row that says so: it takes seconds, not a day.
    await inParts(sql`delete from grants where id in (
      select id from grants as spent where touched_at < ${(now - KEPT_SECONDS) * 1000}
        and not exists (select 1 from bots where bots.grant_id = spent.id)
        and not exists (select 1 from oidc_records where oidc_records.grant_id = spent.id)
      limit ${AT_ONCE})`);
  };
}
