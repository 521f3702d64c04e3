import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import { database } from "./database";
import type { Database } from "./schema";

/** Most rows that one statement deletes: SQLite does so in the thread that serves all requests. */
const AT_ONCE = 500;
const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365 * DAY;

/** Interval between two tidy runs, in milliseconds. */
export const TIDY_EVERY_MS = 60 * 60 * 1000;

/** Limits of a growing table, per license: age and number of rows (docs/limits.md). Other tables are bounded where they are written. */
export type Keeping = {
  table: "changes" | "secret_reveals" | "test_deliveries" | "replacements";
  /** The column with a row's time. */
  moment: "at" | "started_at";
  age: number;
  most: number;
  /** Condition for deleting a row; all rows if left out. */
  only?: RawBuilder<boolean>;
};

export const KEEPINGS: readonly Keeping[] = [
  {
    table: "changes",
    moment: "at",
    age: 2 * YEAR,
    most: 200_000,
    // Entries with another result are still to be reconciled.
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

/** Time that cases outlive their removed webhook or bot, in milliseconds: the removal may be taken back. */
const CASES_AFTER_REMOVAL = 90 * DAY;

/** Deletes rows beyond the limits of age or number, oldest first. Several processes may run it at once. */
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

/** Licenses with rows in a table, each found by one step along an index. */
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

/** Time of the newest row beyond the allowed number; 0 when there are no more than that. */
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

/** Deletes cases of objects that were removed before a moment. */
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
