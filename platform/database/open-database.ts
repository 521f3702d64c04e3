import { Kysely, Migrator } from "kysely";
import type { Engine } from "./engine";
import { migrationsFor } from "./migrations";
import { postgresDialect } from "./postgres";
import type { Database, Tables } from "./schema";
import { sqliteDialect } from "./sqlite";

/** Where the data is: a PostgreSQL URL, or else an SQLite file. */
export type DatabaseAddress = { url: string; file?: undefined } | { url?: undefined; file: string };

/** Opens the platform's database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase({ url, file }: DatabaseAddress): Promise<Database> {
  const engine: Engine = url === undefined ? "sqlite" : "postgres";
  const dialect = url === undefined ? sqliteDialect(file) : postgresDialect(url);
  const database = new Kysely<Tables>({ dialect });
  const { error } = await new Migrator({ db: database, provider: migrationsFor(engine) }).migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw error;
  }
  return database;
}
