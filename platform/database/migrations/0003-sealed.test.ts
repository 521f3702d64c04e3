import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Kysely, Migrator } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTarget } from "../../deliveries/outbox";
import { readDetails } from "../../bots/bot";
import { createSeal, opened, SEAL_KEY_BYTES } from "../../seal";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database";
import { readDocument } from "../../webhooks/webhook";
import type { Engine } from "../engine";
import { migrationsFor } from "../migrations";
import { openDatabase } from "../../open-database";
import { postgresDialect } from "../postgres";
import type { Database, Tables } from "../schema";
import { sqliteDialect } from "../sqlite";

const SECRET = "kept-in-clear-by-older-versions";
const seal = createSeal(randomBytes(SEAL_KEY_BYTES));
const target = { url: "http://127.0.0.1:9/", secret_key: SECRET };
const details = { max_chats_count: 6, groups: [], webhooks: { ...target, actions: [] } };
const webhook = { url: target.url, secret_key: SECRET, action: "thread_closed", unknown: "kept" };

let stored: TestDatabase;

beforeAll(async () => {
  stored = await createTestDatabase();
  const { address } = stored;
  const engine: Engine = address.url === undefined ? "sqlite" : "postgres";
  const dialect = address.url === undefined ? sqliteDialect(address.file) : postgresDialect(address.url);
  const database = new Kysely<Tables>({ dialect });
  const migrator = new Migrator({ db: database, provider: migrationsFor(engine, seal) });
  expect((await migrator.migrateTo("0002_deliveries")).error).toBeUndefined();
  await fill(database);
  await database.destroy();
});
afterAll(() => stored.remove());

async function fill(database: Database): Promise<void> {
  await database.insertInto("licenses").values({ id: 1 }).execute();
  const application = { client_id: "a", client_secret: "s", name: "A", redirect_uris: "[]", scopes: "" };
  await database.insertInto("applications").values(application).execute();
  const owned = { license_id: 1, client_id: "a" };
  const document = JSON.stringify(webhook);
  const webhooks = Array.from({ length: 40 }, (_, index) => ({ id: `webhook-${index}`, ...owned, document }));
  await database.insertInto("webhooks").values(webhooks).execute();
  const state = { status: "offline", grant_id: null, summary: "{}" };
  await database
    .insertInto("bots")
    .values([
      { id: "with", ...owned, ...state, details: JSON.stringify(details) },
      { id: "without", ...owned, ...state, details: JSON.stringify({ ...details, webhooks: undefined }) },
    ])
    .execute();
  const change = { ...owned, changed_at: 0 };
  await database
    .insertInto("configuration_changes")
    .values([
      { ...change, version: 1, kind: "webhook", target_id: "webhook-1", document },
      { ...change, version: 2, kind: "webhook", target_id: "gone", document: null },
    ])
    .execute();
  await database.insertInto("pushes").values({ id: "p", action: "thread_closed", data: "{}" }).execute();
  await database
    .insertInto("deliveries")
    .values({
      id: "d",
      ...owned,
      webhook_id: "webhook-1",
      push_id: "p",
      action: "thread_closed",
      target: JSON.stringify(target),
      host: "127.0.0.1:9",
      status: "failed",
      attempts: "[]",
      created_at: 0,
      next_attempt_at: 0,
      leased_until: 0,
    })
    .execute();
}

it("seals what older versions kept in clear, and leaves no trace of it in the files", async () => {
  const database = await openDatabase(stored.address, seal);
  const webhooks = await database.selectFrom("webhooks").select("document").execute();
  expect(webhooks).toHaveLength(40);
  for (const { document } of webhooks) expect(opened(seal, readDocument(document))).toEqual(webhook);
  const bots = await database.selectFrom("bots").select(["id", "details"]).execute();
  const [with_, without] = ["with", "without"].map((id) =>
    readDetails(bots.find((bot) => bot.id === id)?.details ?? ""),
  );
  expect(with_?.webhooks && opened(seal, with_.webhooks)).toEqual(details.webhooks);
  expect(without).toEqual({ max_chats_count: 6, groups: [] });
  const changes = await database.selectFrom("configuration_changes").select("document").execute();
  expect(changes.map(({ document }) => document && opened(seal, readDocument(document)))).toEqual(
    expect.arrayContaining([webhook, null]),
  );
  const delivery = await database.selectFrom("deliveries").select("target").executeTakeFirstOrThrow();
  expect(opened(seal, readTarget(delivery.target))).toEqual(target);

  for (const file of files()) expect(readFileSync(file).includes(SECRET), file).toBe(false);
  await database.destroy();
});

/** All files beside an SQLite database; PostgreSQL's are its own. */
function files(): string[] {
  const { file } = stored.address;
  if (file === undefined) return [];
  return readdirSync(dirname(file)).map((name) => join(dirname(file), name));
}

it("does not open with another key, and says so", async () => {
  const other = createSeal(randomBytes(SEAL_KEY_BYTES));
  await expect(openDatabase(stored.address, other)).rejects.toThrow("not the key of this database");
  await (await openDatabase(stored.address, seal)).destroy();
});
