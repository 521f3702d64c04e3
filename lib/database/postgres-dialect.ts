import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { troubleOf } from "./trouble";

/**
 * Timeouts of a pg pool in milliseconds, for a connection and then for a statement. Their sum stays below ten seconds, after
 * which users take a slow dashboard for a dead one.
 */
export const POSTGRES_PATIENCE = {
  connectionTimeoutMillis: 4000,
  // Below query_timeout, so that PostgreSQL ends a slow statement itself; query_timeout is for a server that hangs.
  statement_timeout: 4500,
  query_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** Timeouts for migrations: none for a statement, as it may take minutes. */
export const POSTGRES_PATIENCE_TO_MIGRATE = {
  connectionTimeoutMillis: 4000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** The part of pg's client and pool that the dialect uses. */
type PgClient = {
  query: (sql: string, parameters: unknown[]) => Promise<unknown>;
  release: (destroy?: boolean) => void;
};
export type PgPool = { connect: () => Promise<PgClient>; end: () => Promise<void> };

/** Kysely dialect over a pg pool. A connection on which the server stopped answering is destroyed, not reused. */
export function steadyPostgresDialect(pool: PgPool, tell: (error: unknown) => unknown): PostgresDialect {
  return new PostgresDialect({ pool: steadyPool(pool, tell) });
}

function steadyPool(pool: PgPool, tell: (error: unknown) => unknown): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw tell(error);
      });
      return steadyClient(client, tell);
    },
    end: () => pool.end(),
  };
}

function steadyClient(client: PgClient, tell: (error: unknown) => unknown): PostgresPoolClient {
  let broken: unknown;
  const query = async (sql: string, parameters: readonly unknown[]) => {
    // A rollback after an unanswered statement would wait for a second timeout.
    if (broken !== undefined) throw broken;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      const told = tell(error);
      if (isConnectionLost(error)) broken = told;
      throw told;
    }
  };
  return {
    query: query as PostgresPoolClient["query"],
    release: () => client.release(broken !== undefined),
  };
}

/**
 * Whether an error means a lost connection. PostgreSQL's own errors have a code of five characters and leave
 * the connection usable, except the classes that end it.
 */
function isConnectionLost(error: unknown): boolean {
  if (troubleOf(error) !== "silent") return false;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P|25P03)/.test(code);
}
