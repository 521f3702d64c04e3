import "server-only";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type { Dialect } from "kysely";
import Libsql from "libsql";
import pg from "pg";
import {
  POSTGRES_PATIENCE,
  POSTGRES_PATIENCE_TO_MIGRATE,
  steadyPostgresDialect,
} from "@/lib/database/postgres-dialect";
import { SteadySqliteDialect } from "@/lib/database/sqlite-dialect";
import { describeError, log } from "@/server/log";
import { toldByDatabase } from "./failure";

/** Place of the data: a PostgreSQL URL, or else an SQLite file. */
export type DatabaseAddress = { url: string } | { file: string };

/** Purpose of a connection: migrations may take long, requests must not. */
type Purpose = "serve" | "migrate";

/** Kysely's dialect for the database at an address. Several processes may open the same one. */
export function dialectFor(address: DatabaseAddress, purpose: Purpose = "serve"): Dialect {
  return "url" in address ? postgres(address.url, purpose) : sqlite(address.file);
}

function postgres(url: string, purpose: Purpose): Dialect {
  const types: pg.CustomTypesConfig = {
    // pg hands out 64-bit integers as text; ours are moments and ids, far from where a number loses digits.
    getTypeParser: (oid, format) =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const patience = purpose === "serve" ? POSTGRES_PATIENCE : POSTGRES_PATIENCE_TO_MIGRATE;
  const pool = new pg.Pool({ connectionString: url, types, max: 10, ...patience });
  // A restarting server drops idle connections; without a listener the event would end the process.
  pool.on("error", (error) => log("warn", "a database connection was lost", describeError(error)));
  return steadyPostgresDialect(pool, toldByDatabase);
}

function sqlite(file: string): Dialect {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its companion files the mode of this one; a new one is for this user alone.
  closeSync(openSync(file, "a", 0o600));
  return new SteadySqliteDialect(new Libsql(file), { tell: toldByDatabase });
}
