import { setImmediate as nextTurn } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { AccountsOptions } from "../../accounts-port";
import { seconds } from "./records";

const HOUR_SECONDS = 60 * 60;
/** An expired token can still be used to revoke its grant; nobody does so after this long. */
const KEPT_SECONDS = 24 * HOUR_SECONDS;
/** Longer than any limit of attempts.ts looks back (`forgotten`, `window`). */
const ATTEMPTS_KEPT_MS = HOUR_SECONDS * 1000;
/** Rows that one statement deletes. While it runs, SQLite blocks the thread that serves all requests. */
const AT_ONCE = 500;

/**
 * Deletes tokens and attempts that expired long ago, and grants that no token and no bot uses any more. The
 * returned function is called whenever a record is stored; it works once an hour, AT_ONCE rows at a time.
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
    // A request admitted just before its grant was revoked must still find the row: requests take seconds, the row stays a day.
    await inParts(sql`delete from grants where id in (
      select id from grants as spent where touched_at < ${(now - KEPT_SECONDS) * 1000}
        and not exists (select 1 from bots where bots.grant_id = spent.id)
        and not exists (select 1 from oidc_records where oidc_records.grant_id = spent.id)
      limit ${AT_ONCE})`);
  };
}
