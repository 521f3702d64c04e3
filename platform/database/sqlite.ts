import Libsql from "libsql";
import { SteadySqliteDialect } from "@/lib/database/sqlite-dialect";
import { toldByDatabase } from "./failure";

/**
 * Dialect for an SQLite file that several processes may open; a committed transaction survives a power cut.
 */
export function sqliteDialect(file: string): SteadySqliteDialect {
  return new SteadySqliteDialect(new Libsql(file), { tell: toldByDatabase });
}
