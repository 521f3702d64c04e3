import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { troubleOf } from "./trouble";

/**
 * How long a pool of pg waits, in milliseconds: for a connection, then for a statement. Both together are less than the
 * ten seconds after which people take a server that hangs for one that is gone.
 */
export const POSTGRES_PATIENCE = {
  connectionTimeoutMillis: 4000,
  // The server's own limit comes first, so that a slow statement ends there as well; ours is for a server that hangs.
  statement_timeout: 4500,
  query_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** The same for migrations, whose statements may take long. */
export const POSTGRES_PATIENCE_TO_MIGRATE = {
  connectionTimeoutMillis: 4000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** What of a pool of pg is used here. */
type PgClient = {
  query: (sql: string, parameters: unknown[]) => Promise<unknown>;
  release: (destroy?: boolean) => void;
};
export type PgPool = { connect: () => Promise<PgClient>; end: () => Promise<void> };

/** PostgreSQL through a pool of pg. Connections on which the server went silent are given up, not asked again. */
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
    // A rollback behind a statement without an answer would wait as long once more.
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

/** The server's own refusals have a code of five characters and leave the connection usable, but for its end. */
function isConnectionLost(error: unknown): boolean {
  if (troubleOf(error) !== "silent") return false;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P|25P03)/.test(code);
}
