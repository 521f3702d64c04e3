import { PostgresDialect } from "kysely";
import pg from "pg";

/** A PostgreSQL database, e.g. `postgres://user@host/name`. */
export function postgresDialect(url: string): PostgresDialect {
  const types: pg.CustomTypesConfig = {
    // pg hands out 64-bit integers as text; ours are moments in seconds, far from where a number loses digits.
    getTypeParser: (oid, format) =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes is replaced at the next query; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}
