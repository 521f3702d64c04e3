import "server-only";
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from "kysely";

/*
 * The database's clock, in milliseconds since 1970. Processes that share a database need not agree on the time: what one
 * of them must not do before a moment that another has written down is compared with this clock alone.
 */

/** Tells the moment at which a statement began, as a part of that statement: it is the same throughout. */
export type SharedClock = () => RawBuilder<number>;

export function databaseClock<T>(db: Kysely<T>): SharedClock {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? () => sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`
    : () => sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
}

/** A moment so many milliseconds after another, in a statement. */
export function later(moment: RawBuilder<number>, ms: number): RawBuilder<number> {
  return sql<number>`(${moment} + cast(${Math.round(ms)} as bigint))`;
}

/** Asks the database for the time once; what is returned tells it from then on without asking. */
export async function readClock<T>(db: Kysely<T>): Promise<() => number> {
  const { rows } = await sql<{ now: number }>`select ${databaseClock(db)()} as now`.execute(db);
  const [read, at] = [Number(rows[0]?.now), performance.now()];
  return () => Math.floor(read + performance.now() - at);
}
