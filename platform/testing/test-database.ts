import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { DatabaseAddress } from "../open-database";

/** New and empty database: SQLite in a temporary folder, or PostgreSQL at TEST_DATABASE_URL. */
export type TestDatabase = { address: DatabaseAddress; remove: () => Promise<void> };

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined || server === "") {
    const folder = await mkdtemp(join(tmpdir(), "switchboard-platform-"));
    return {
      address: { file: join(folder, "platform.sqlite") },
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  }
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    address: { url: url.href },
    remove: () => administer(server, `drop database ${name} with (force)`),
  };
}
