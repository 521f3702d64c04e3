import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll } from "vitest";
import { database } from "@/server/database/database";

/**
 * Prepares the dashboard's environment for one test file, with a new database that is removed after the
 * file.
 */
export async function prepareDashboard(overrides: Record<string, string> = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "switchboard-dashboard-"));
  const store = await createStore();
  Object.assign(process.env, {
    DATA_DIR: folder,
    APP_URL: "http://localhost:3130",
    CONFIGURATION_API_URL: "http://127.0.0.1:9/configuration",
    CONFIGURATION_API_VERSION: "v0.4",
    ACCOUNTS_URL: "http://127.0.0.1:9",
    OAUTH_CLIENT_ID: "switchboard",
    OAUTH_CLIENT_SECRET: "client-secret",
    AUTH_SECRET: "0123456789abcdef0123456789abcdef",
    SWITCHBOARD_EMBEDDED: "true",
    ...store.environment,
    ...overrides,
  });
  afterAll(async () => {
    await (await database()).destroy();
    await store.drop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Creates a store: SQLite under DATA_DIR, or a new database on the PostgreSQL at TEST_DATABASE_URL. */
async function createStore(): Promise<{ environment: Record<string, string>; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) return { environment: {}, drop: async () => {} };
  const name = `dashboard_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: url.href },
    drop: () => onServer(server, `drop database ${name} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
