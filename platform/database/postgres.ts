import type { PostgresDialect } from "kysely";
import pg from "pg";
import {
  POSTGRES_PATIENCE,
  POSTGRES_PATIENCE_TO_MIGRATE,
  steadyPostgresDialect,
} from "@/lib/database/postgres-dialect";
import { toldByDatabase } from "./failure";

/** Dialect for a PostgreSQL database, e.g. `postgres://user@host/name`. */
export function postgresDialect(url: string, purpose: "serve" | "migrate" = "serve"): PostgresDialect {
  const types: pg.CustomTypesConfig = {
    // pg hands out 64-bit integers as text; ours are moments in seconds, far from where a number loses digits.
    getTypeParser: (oid, format) =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const patience = purpose === "serve" ? POSTGRES_PATIENCE : POSTGRES_PATIENCE_TO_MIGRATE;
  const pool = new pg.Pool({ connectionString: url, types, max: 10, ...patience });
  // An idle connection that the server closes is replaced at the next query; without a listener the event
  // would end the process.
  pool.on("error", () => undefined);
  return steadyPostgresDialect(pool, toldByDatabase);
}
