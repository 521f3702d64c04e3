import { Kysely, Migrator } from "kysely";
import { expect, it } from "vitest";
import { LiveConfiguration } from "../../deliveries/live-configuration";
import { testSeal } from "../../testing/test-seal";
import { createTestDatabase } from "../../testing/test-database";
import type { Engine } from "../engine";
import { migrationsFor } from "../migrations";
import { postgresDialect } from "../postgres";
import type { Tables } from "../schema";
import { sqliteDialect } from "../sqlite";

it("lets what was registered before there were deliveries fire", async () => {
  const { address, remove } = await createTestDatabase();
  const engine: Engine = address.url === undefined ? "sqlite" : "postgres";
  const dialect = address.url === undefined ? sqliteDialect(address.file) : postgresDialect(address.url);
  const database = new Kysely<Tables>({ dialect });
  const migrator = new Migrator({ db: database, provider: migrationsFor(engine, testSeal) });
  expect((await migrator.migrateTo("0001_first")).error).toBeUndefined();

  await database
    .insertInto("licenses")
    .values([{ id: 1 }, { id: 2 }])
    .execute();
  const application = {
    client_id: "a",
    client_secret: "s",
    name: "A",
    redirect_uris: "[]",
    scopes: "",
  };
  await database.insertInto("applications").values(application).execute();
  const target = { url: "http://127.0.0.1:9/", secret_key: "s" };
  const document = JSON.stringify({ ...target, action: "thread_closed" });
  const webhook = (id: string, license_id: number) => ({ id, license_id, client_id: "a", document });
  await database
    .insertInto("webhooks")
    .values([webhook("first", 1), webhook("elsewhere", 2), webhook("second", 1)])
    .execute();
  const webhooks = { ...target, actions: [{ name: "thread_closed" }] };
  const details = JSON.stringify({ max_chats_count: 6, groups: [], webhooks });
  const bot = (id: string, status: string) => ({
    id,
    license_id: 1,
    client_id: "a",
    status,
    grant_id: null,
    summary: "{}",
    details,
  });
  await database
    .insertInto("bots")
    .values([bot("present", "accepting chats"), bot("absent", "offline")])
    .execute();

  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const live = new LiveConfiguration(database, () => 1_000_000, 120_000);
  const fired = async (license: number) =>
    (await live.of(license)).matching("thread_closed", {}).map(({ webhookId }) => webhookId);
  expect(await fired(1)).toEqual(["first", "second", "present"]);
  expect(await fired(2)).toEqual(["elsewhere"]);
  const versions = await database
    .selectFrom("licenses")
    .select("configuration_version")
    .orderBy("id")
    .execute();
  expect(versions.map(({ configuration_version: version }) => version)).toEqual([3, 1]);
  await database.destroy();
  await remove();
});
