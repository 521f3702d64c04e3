import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { databaseClock, later } from "@/server/database/clock";
import type { Database } from "@/server/database/schema";
import { describeError, log } from "@/server/log";

/**
 * Time that a turn outlives its process, in milliseconds. A living process renews it three times as often.
 */
export const LEASE_MS = 30_000;
/** Longest name stored literally: an index of PostgreSQL takes some 2,700 bytes. */
const MAX_NAME = 200;

/** Turn: a name held by this process in the database. */
export type Turn = {
  /** Whether the lease is still ours: another process takes it over when this one was suspended for longer than LEASE_MS. */
  isHeld: () => Promise<boolean>;
  /** Gives the name back. @returns whether another process waits for it */
  end: () => Promise<boolean>;
};

/** Takes a name unless another process holds it; then undefined, and the holder's row is marked as wanted. */
export async function takeTurn(db: Database, name: string): Promise<Turn | undefined> {
  const [holder, now, at] = [randomUUID(), databaseClock(db)(), performance.now()];
  const free = sql`turns.until <= ${now}`;
  const row = await db
    .insertInto("turns")
    .values({ name: keyOf(name), holder, until: later(now, LEASE_MS), wanted: 0 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        holder: sql`case when ${free} then excluded.holder else turns.holder end`,
        until: sql`case when ${free} then excluded.until else turns.until end`,
        wanted: sql`case when ${free} then 0 else 1 end`,
      }),
    )
    .returning("holder")
    .executeTakeFirstOrThrow();
  return row.holder === holder ? heldTurn(db, name, holder, at) : undefined;
}

function heldTurn(db: Database, name: string, holder: string, takenAt: number): Turn {
  let renewedAt = takenAt;
  let lost = false;

  async function renew(): Promise<void> {
    const at = performance.now();
    const { numUpdatedRows } = await db
      .updateTable("turns")
      .set({ until: later(databaseClock(db)(), LEASE_MS) })
      .where("name", "=", keyOf(name))
      .where("holder", "=", holder)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) lost = true;
    else renewedAt = at;
  }

  const timer = setInterval(() => {
    renew().catch((error: unknown) => log("warn", "a turn was not renewed", describeError(error)));
  }, LEASE_MS / 3);
  timer.unref();

  return {
    async isHeld() {
      if (!lost && performance.now() - renewedAt > LEASE_MS / 2) await renew();
      return !lost;
    },
    async end() {
      clearInterval(timer);
      const row = await db
        .deleteFrom("turns")
        .where("name", "=", keyOf(name))
        .where("holder", "=", holder)
        .returning("wanted")
        .executeTakeFirst();
      return row?.wanted === 1;
    },
  };
}

/** Deletes expired turns that dead processes left behind. */
export async function forgetTurns(db: Database): Promise<void> {
  await db.deleteFrom("turns").where("until", "<=", databaseClock(db)()).execute();
}

function keyOf(name: string): string {
  return name.length <= MAX_NAME ? name : createHash("sha256").update(name).digest("base64url");
}
