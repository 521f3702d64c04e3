import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, Migrator } from "kysely";
import { type DatabaseAddress, dialectFor } from "./dialect";
import { DatabaseError } from "./failure";
import { migrations } from "./migrations";
import type { Database, Tables } from "./schema";
import { withoutNul } from "./without-nul";

const ATTEMPTS = 5;

/** Opens the dashboard's database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  const migrated = await migrate(address);
  if ("file" in address) return migrated;
  // What is served from now on must not wait as long as a migration may.
  await migrated.destroy();
  return connect(address, "serve");
}

function connect(address: DatabaseAddress, purpose: "serve" | "migrate"): Database {
  return new Kysely<Tables>({ dialect: dialectFor(address, purpose), plugins: [withoutNul] });
}

async function migrate(address: DatabaseAddress): Promise<Database> {
  const database = connect(address, "migrate");
  const migrator = new Migrator({ db: database, provider: migrations });
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return database;
    const lasts = error instanceof DatabaseError && error.trouble !== "silent";
    // Two processes that start together meet here; whoever comes second finds the work done.
    if (attempt === ATTEMPTS || lasts) {
      await database.destroy().catch(() => undefined);
      throw error;
    }
    await sleep(100 * attempt);
  }
}
