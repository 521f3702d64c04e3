import "server-only";
import { join } from "node:path";
import { environment } from "@/server/environment";
import { processWide } from "@/server/process-wide";
import type { DatabaseAddress } from "./dialect";
import { openDatabase } from "./open-database";
import type { Database } from "./schema";

type Opening = { current?: Promise<Database> };

/** This process's database, opened and migrated at first use. A failed opening is tried again by the next caller. */
export function database(): Promise<Database> {
  const opening = processWide<Opening>("database", () => ({}));
  opening.current ??= open().catch((error: unknown) => {
    opening.current = undefined;
    throw error;
  });
  return opening.current;
}

async function open(): Promise<Database> {
  return openDatabase(databaseAddress());
}

export function databaseAddress(): DatabaseAddress {
  const { DATABASE_URL, DATA_DIR } = environment();
  return DATABASE_URL === undefined ? { file: join(DATA_DIR, "dashboard.sqlite") } : { url: DATABASE_URL };
}
