import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import { database } from "./database";
import type { Database } from "./schema";

/** Rows that one statement takes away: SQLite does so in the thread that serves everybody. */
const AT_ONCE = 500;
const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365 * DAY;

/** How often it is looked for what is too old or too much. */
export const TIDY_EVERY_MS = 60 * 60 * 1000;

/** How long rows of a growing table are kept, and how many of one license (docs/limits.md). Others are bounded where they are written. */
export type Keeping = {
  table: "changes" | "secret_reveals" | "test_deliveries" | "replacements";
  /** The column that says how old a row is. */
  moment: "at" | "started_at";
  age: number;
  most: number;
  /** Of those, only what fulfils this is taken away. */
  only?: RawBuilder<boolean>;
};

export const KEEPINGS: readonly Keeping[] = [
  {
    table: "changes",
    moment: "at",
    age: 2 * YEAR,
    most: 200_000,
    // How those ended is still to be found out.
    only: sql<boolean>`result in ('done', 'failed')`,
  },
  { table: "secret_reveals", moment: "at", age: 2 * YEAR, most: 50_000 },
  { table: "test_deliveries", moment: "at", age: 90 * DAY, most: 20_000 },
  {
    table: "replacements",
    moment: "started_at",
    age: 2 * YEAR,
    most: 20_000,
    only: sql<boolean>`outcome is not null`,
  },
];

/** How long cases outlive the webhook or bot that they are about: it may be taken back. */
const CASES_AFTER_REMOVAL = 90 * DAY;

/** Takes away what is too old, or more than a license keeps, the oldest first. Several processes may do it at once. */
export async function tidy(now = Date.now(), keepings = KEEPINGS): Promise<void> {
  const db = await database();
  for (const keeping of keepings) {
    for await (const license of licensesIn(db, keeping.table)) {
      const before = Math.max(now - keeping.age, await tooMany(db, keeping, license));
      if (before > 0) await removeOlder(db, keeping, license, before);
    }
  }
  await removeCases(db, now - CASES_AFTER_REMOVAL);
}

/** Licenses that a table has rows of, each found by one step along an index. */
async function* licensesIn(db: Database, table: Keeping["table"]): AsyncGenerator<number, void> {
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<{ id: number | null }>`
      select min(license_id) as id from ${sql.table(table)} where license_id > ${last}`.execute(db);
    const id = rows[0]?.id ?? null;
    if (id === null) return;
    yield id;
    last = id;
  }
}

/** The moment of the first row that is too many; what is older than it is too. */
async function tooMany(db: Database, { table, moment, most }: Keeping, license: number): Promise<number> {
  const { rows } = await sql<{ at: number }>`
    select ${sql.ref(moment)} as at from ${sql.table(table)} where license_id = ${license}
    order by ${sql.ref(moment)} desc limit 1 offset ${most - 1}`.execute(db);
  return rows[0]?.at ?? 0;
}

async function removeOlder(
  db: Database,
  { table, moment, only = sql<boolean>`1 = 1` }: Keeping,
  license: number,
  before: number,
): Promise<void> {
  const some = sql`select id from ${sql.table(table)} where license_id = ${license}
    and ${sql.ref(moment)} < ${before} and ${only} order by ${sql.ref(moment)} limit ${AT_ONCE}`;
  await inParts(() =>
    sql`delete from ${sql.table(table)} where license_id = ${license} and id in (${some})`.execute(db),
  );
}

/** Cases of what was removed so long ago that nobody takes it back. */
async function removeCases(db: Database, before: number): Promise<void> {
  const some = sql`select kept.id from filter_cases as kept where exists (
    select 1 from changes as gone where gone.license_id = kept.license_id and gone.object_kind = kept.subject_kind
      and gone.object_id = kept.subject_id and gone.kind = 'remove' and gone.result = 'done' and gone.at < ${before}
  ) limit ${AT_ONCE}`;
  await inParts(() => sql`delete from filter_cases where id in (${some})`.execute(db));
}

async function inParts(remove: () => Promise<{ numAffectedRows?: bigint }>): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await remove();
    await nextTurn();
    if (numAffectedRows < BigInt(AT_ONCE)) return;
  }
}
