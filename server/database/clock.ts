import "server-only";
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";

/*
 * The database's clock, in milliseconds since 1970. Clocks of processes that share a database may differ, so a moment that
 * one process stored for another (a lease's end, for example) is compared with this clock alone.
 */

/** SQL for the moment at which the statement began; the same throughout one statement. */
export type SharedClock = () => RawBuilder<number>;

export function databaseClock<T>(db: Kysely<T>): SharedClock {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? () => sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`
    : () => sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

/** SQL for a moment `ms` milliseconds after another. */
export function later(moment: RawBuilder<number>, ms: number): RawBuilder<number> {
  return sql<number>`(${moment} + cast(${Math.round(ms)} as bigint))`;
}

/** Reads the database's time once; the returned function tells it from then on by the local monotonic clock. */
export async function readClock<T>(db: Kysely<T>): Promise<() => number> {
  const { rows } = await sql<{ now: number }>`select ${databaseClock(db)()} as now`.execute(db);
  const [read, at] = [Number(rows[0]?.now), performance.now()];
  return () => Math.floor(read + performance.now() - at);
}
