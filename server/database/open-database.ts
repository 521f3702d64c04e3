import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_MIGRATION_TABLE, Kysely, type Migration, Migrator, sql } from "kysely";
import { type DatabaseAddress, dialectFor } from "./dialect";
import { DatabaseError } from "./failure";
import { migrations } from "./migrations";
import type { Database, Tables } from "./schema";
import { withoutNul } from "./without-nul";

const ATTEMPTS = 5;

/** Opens the dashboard's database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  const migrated = await openMigrated(address);
  if ("file" in address) return migrated;
  // Statements of requests must time out earlier than those of a migration.
  await migrated.destroy();
  return connect(address, "serve");
}

function connect(address: DatabaseAddress, purpose: "serve" | "migrate"): Database {
  return new Kysely<Tables>({ dialect: dialectFor(address, purpose), plugins: [withoutNul] });
}

async function openMigrated(address: DatabaseAddress): Promise<Database> {
  const database = connect(address, "migrate");
  for (let attempt = 1; ; attempt++) {
    const error = await migrate(database);
    if (error === undefined) return database;
    const lasts = error instanceof DatabaseError && error.trouble !== "silent";
    // Two processes that start together collide here; the second one finds the tables up to date at its
    // next attempt.
    if (attempt === ATTEMPTS || lasts) {
      await database.destroy().catch(() => undefined);
      throw error;
    }
    await sleep(100 * attempt);
  }
}

/** @returns the error of a failed migration */
async function migrate(database: Database): Promise<unknown> {
  try {
    const newer = await newerMigrations(database);
    const ours = await migrations.getMigrations();
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: async () => ({ ...newer, ...ours }) },
      allowUnorderedMigrations: true,
    });
    return (await migrator.migrateToLatest()).error;
  } catch (error) {
    return error;
  }
}

/**
 * Migrations of a newer Switchboard, as no-ops. Migrations only add, so an older version works with a newer database: it
 * can restart during an upgrade, and an upgrade can be undone.
 */
async function newerMigrations(database: Database): Promise<Record<string, Migration>> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return {};
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(database);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]));
}
