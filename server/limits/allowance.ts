import "server-only";
import { createHash } from "node:crypto";
import { type ExpressionBuilder, sql } from "kysely";
import { durationWords } from "@/lib/contract/waiting/retry-after";
import type { Session } from "@/server/sign-in/session-rows";
import { databaseClock, later } from "@/server/database/clock";
import { database } from "@/server/database/database";
import type { Tables } from "@/server/database/schema";
import { SafeError } from "@/server/errors";
import { type LimitName, LIMITS, SIGN_INS } from "./limits";

/**
 * Counts one use of a limited action, and refuses it when the person or the whole license is above the limit. The database
 * counts in one statement and by its own clock, so concurrent requests of all processes are counted together.
 * @throws SafeError too_many_requests with the time to wait; nothing was done
 */
export async function spend(name: LimitName, { email, licenseId }: Session): Promise<void> {
  const { most, ms, words } = LIMITS[name];
  const subjects = [
    ["You have", `person ${licenseId} ${email}`, most.person],
    // A colleague's refusals are not counted, so that one person cannot use up the license's share.
    ["People on your license have", `license ${licenseId}`, most.license],
  ] as const;
  for (const [who, subject, allowed] of subjects) {
    const wait = await count({ name, subject, most: allowed, ms });
    if (wait !== undefined) throw tooMany(`${who} ${words(allowed)}`, ms, wait);
  }
}

/** Counts a sign-in that was begun from an address; the database stores only a hash of the address. */
export async function spendSignIn(address: string): Promise<void> {
  const { most, ms, words } = SIGN_INS;
  const subject = `address ${createHash("sha256").update(address).digest("base64url").slice(0, 22)}`;
  const wait = await count({ name: "sign_ins", subject, most: most.address, ms });
  if (wait !== undefined) throw tooMany(`From your address people have ${words(most.address)}`, ms, wait);
}

function tooMany(what: string, ms: number, wait: number): SafeError {
  const message = `${what} within ${durationWords(ms).replace(/^1 /, "a ")}, which is the limit. Try again in ${durationWords(wait)}.`;
  return new SafeError("too_many_requests", message, undefined, "no", {
    asked: { why: "too_many_requests", ms: wait },
  });
}

type Counted = { name: string; subject: string; most: number; ms: number };

/** Adds one to a count. Returns the milliseconds until the count starts again if it is above `most`. */
async function count({ name, subject, most, ms }: Counted): Promise<number | undefined> {
  const db = await database();
  const now = databaseClock(db)();
  type Row = ExpressionBuilder<Tables, "allowances">;
  // `excluded` is the new row, whose `until` holds this statement's time.
  const isOver = (row: Row) =>
    sql<boolean>`${row.ref("allowances.until")} <= excluded.until - ${sql.lit(ms)}`;
  const { used, until, at } = await db
    .insertInto("allowances")
    .values({ name, subject, used: 1, until: later(now, ms) })
    .onConflict((conflict) =>
      conflict.columns(["name", "subject"]).doUpdateSet({
        used: (row) =>
          sql<number>`case when ${isOver(row)} then 1 else ${row.ref("allowances.used")} + 1 end`,
        until: (row) =>
          sql<number>`case when ${isOver(row)} then excluded.until else ${row.ref("allowances.until")} end`,
      }),
    )
    .returning(["used", "until", now.as("at")])
    .executeTakeFirstOrThrow();
  return used > most ? Math.max(1, until - at) : undefined;
}

/** Deletes counts whose period is over. */
export async function sweepAllowances(): Promise<void> {
  const db = await database();
  await db.deleteFrom("allowances").where("until", "<=", databaseClock(db)()).execute();
}
