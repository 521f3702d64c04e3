import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHODS } from "@/lib/contract/methods";
import { openDatabase } from "./open-database";
import type { Database } from "./database/schema";
import { demoBots } from "./demo/bots";
import { demoWebhooks } from "./demo/webhooks";
import { verifyPassword } from "./password";
import { seed } from "./seed";
import { seededRandom } from "./testing/seeded-random";
import { testSeal } from "./testing/test-seal";
import { createTestDatabase, type TestDatabase } from "./testing/test-database";

let stored: TestDatabase;
let database: Database;

beforeAll(async () => {
  stored = await createTestDatabase();
  database = await openDatabase(stored.address, testSeal);
});
afterAll(async () => {
  await database.destroy();
  await stored.remove();
});

const start = (change: { client_id?: string; appUrl?: string; password?: string } = {}) => {
  const { client_id = "first-id", appUrl = "http://localhost:3000", password = "first password" } = change;
  const application = { client_id, client_secret: `secret of ${client_id}`, appUrl };
  return seed({
    database,
    random: seededRandom(client_id),
    seal: testSeal,
    apiUrl: "http://localhost:4000",
    application,
    password,
  });
};

describe("the demo license", () => {
  it("is legal in the latest version", () => {
    const secret = () => "s";
    for (const { bot } of demoBots("http://localhost:4000", secret)) {
      expect(METHODS.create_bot_agent.request("v0.4").parse(bot)).toEqual(bot);
    }
    for (const { webhook } of demoWebhooks(secret)) {
      expect(METHODS.register_webhook.request("v0.4").parse(webhook)).toEqual(webhook);
    }
  });

  it("shows every status, priority, group 0 to 3, a capacity of 0 and several actions", () => {
    const bots = demoBots("http://localhost:4000", () => "s").map(({ bot }) => bot);
    expect(new Set(bots.map(({ status }) => status)).size).toBe(3);
    const groups = bots.flatMap(({ groups = [] }) => groups);
    expect(new Set(groups.map(({ priority }) => priority)).size).toBe(3);
    expect([...new Set(groups.map(({ id }) => id))].sort()).toEqual([0, 1, 2, 3]);
    expect(bots.map(({ max_chats_count }) => max_chats_count)).toContain(0);
    expect(new Set(demoWebhooks(() => "s").map(({ webhook }) => webhook.action)).size).toBeGreaterThan(4);
  });

  it("is filled at the first start only", async () => {
    await start();
    const bots = await database.selectFrom("bots").selectAll().orderBy("position").execute();
    expect(bots).toHaveLength(8);
    expect(await database.selectFrom("webhooks").select("id").execute()).toHaveLength(10);
    await database
      .deleteFrom("bots")
      .where("position", "=", bots[0]?.position ?? 0)
      .execute();
    await start();
    expect(await database.selectFrom("bots").selectAll().orderBy("position").execute()).toEqual(
      bots.slice(1),
    );
    expect(await database.selectFrom("webhooks").select("id").execute()).toHaveLength(10);
  });

  it("follows a new dashboard address, new secrets and a new password", async () => {
    await start({ client_id: "second-id", appUrl: "http://localhost:3100", password: "second password" });
    const applications = await database.selectFrom("applications").selectAll().orderBy("name").execute();
    expect(applications.map(({ name }) => name)).toEqual(["Pizza Integrations", "Switchboard"]);
    expect(applications[1]).toMatchObject({
      client_id: "second-id",
      client_secret: "secret of second-id",
      redirect_uris: '["http://localhost:3100/api/auth/callback/livechat"]',
    });
    const owners = await database.selectFrom("bots").select("client_id").distinct().execute();
    expect(owners.map(({ client_id }) => client_id).sort()).toEqual(
      [applications[0]?.client_id, "second-id"].sort(),
    );
    const users = await database.selectFrom("users").selectAll().orderBy("email").execute();
    expect(users.map(({ email, is_administrator }) => [email, is_administrator])).toEqual([
      ["admin@demo.example", 1],
      ["agent@demo.example", 0],
    ]);
    for (const user of users) {
      expect(await verifyPassword("second password", user.password_hash)).toBe(true);
      expect(await verifyPassword("first password", user.password_hash)).toBe(false);
    }
  });
});
