import { Kysely, Migrator, sql } from "kysely";
import { opened, type Seal } from "./seal";
import { readDocument } from "./webhooks/webhook";
import type { Engine } from "./database/engine";
import { SEALED } from "./database/migrations/0003-sealed";
import { migrationsFor } from "./database/migrations";
import { postgresDialect } from "./database/postgres";
import type { Database, Tables } from "./database/schema";
import { sqliteDialect } from "./database/sqlite";

/** Place of the data: a PostgreSQL URL, or else an SQLite file. */
export type DatabaseAddress = { url: string; file?: undefined } | { url?: undefined; file: string };

/** Opens the platform's database and brings its tables up to date. The caller closes it with `destroy()`. */
export async function openDatabase({ url, file }: DatabaseAddress, seal: Seal): Promise<Database> {
  const engine: Engine = url === undefined ? "sqlite" : "postgres";
  const dialect = url === undefined ? sqliteDialect(file) : postgresDialect(url, "migrate");
  const migrating = new Kysely<Tables>({ dialect });
  const migrator = new Migrator({ db: migrating, provider: migrationsFor(engine, seal) });
  const { error, results } = await migrator.migrateToLatest();
  // Migrations run without a statement timeout; the pool for requests needs one.
  if (error !== undefined || url !== undefined) await migrating.destroy().catch(() => undefined);
  if (error !== undefined) throw error;
  const database = url === undefined ? migrating : new Kysely<Tables>({ dialect: postgresDialect(url) });
  // Secrets that were stored in clear remain in free pages of the file until SQLite reuses them: vacuum
  // removes them.
  if (engine === "sqlite" && results?.some(({ migrationName }) => migrationName === SEALED)) {
    await sql`vacuum`.execute(database);
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
  }
  await assertOpens(database, seal).catch(async (error: unknown) => {
    await database.destroy();
    throw error;
  });
  return database;
}

/** @throws when the key is not the one that the secrets in this database were sealed with */
async function assertOpens(database: Database, seal: Seal): Promise<void> {
  const newest = await database
    .selectFrom("webhooks")
    .select("document")
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!newest) return;
  try {
    opened(seal, readDocument(newest.document));
  } catch (cause) {
    throw new Error("platform-seal.key is not the key of this database. Restore the one it was made with", {
      cause,
    });
  }
}
