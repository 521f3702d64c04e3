import "server-only";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { type Dialect, PostgresDialect, SqliteDialect } from "kysely";
import Libsql from "libsql";
import pg from "pg";
import { describeError, log } from "@/server/log";

/** Where the data is: a PostgreSQL URL, or else an SQLite file. */
export type DatabaseAddress = { url: string } | { file: string };

/** How Kysely speaks to the database at an address. Several processes may open the same one. */
export function dialectFor(address: DatabaseAddress): Dialect {
  return "url" in address ? postgres(address.url) : sqlite(address.file);
}

function postgres(url: string): Dialect {
  const types: pg.CustomTypesConfig = {
    // pg hands out 64-bit integers as text; ours are moments and ids, far from where a number loses digits.
    getTypeParser: (oid, format) =>
      oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({ connectionString: url, types, max: 10 });
  // A restarting server drops idle connections; unheard, that would end the process.
  pool.on("error", (error) => log("warn", "a database connection was lost", describeError(error)));
  return new PostgresDialect({ pool });
}

function sqlite(file: string): Dialect {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its companion files the mode of this one; a new one is for this user alone.
  closeSync(openSync(file, "a", 0o600));
  const database = new Libsql(file);
  // First, so that switching to WAL also waits for another process.
  database.pragma("busy_timeout = 5000");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return new SqliteDialect({ database });
}
