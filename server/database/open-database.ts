import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, Migrator } from "kysely";
import { type DatabaseAddress, dialectFor } from "./dialect";
import { migrations } from "./migrations";
import type { Database, Tables } from "./schema";
import { withoutNul } from "./without-nul";

const ATTEMPTS = 5;

/** Opens the dashboard's database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase(address: DatabaseAddress): Promise<Database> {
  const database = new Kysely<Tables>({ dialect: dialectFor(address), plugins: [withoutNul] });
  const migrator = new Migrator({ db: database, provider: migrations });
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return database;
    // Two processes that start together meet here; whoever comes second finds the work done.
    if (attempt === ATTEMPTS) {
      await database.destroy();
      throw error;
    }
    await sleep(100 * attempt);
  }
}
