import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as limits from "@/lib/contract/limits";
import type { MethodName } from "@/lib/contract/methods";
import { testClient, type TestClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import { webhookId } from "../random";
import { seededRandom } from "../testing/seeded-random";
import { testSeal } from "../testing/test-seal";
import { toDocument } from "../webhooks/webhook";

let platform: TestPlatform;
let client: TestClient;
beforeAll(async () => {
  platform = await startTestPlatform({ delivery: { concurrency: 0 } });
  client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
});
afterAll(() => platform.close());

const bot = { name: "Bot", status: "offline" };
const webhook = { url: "https://x.example/hook", action: "thread_closed" as const, secret_key: "s" };
const hooks = (more: object) => ({
  ...bot,
  webhooks: { url: webhook.url, secret_key: "s", actions: [], ...more },
});
const random = seededRandom("ids");
const longId = webhookId(random);
const text = (length: number) => "x".repeat(length);
const list = <T>(length: number, item: (index: number) => T) =>
  Array.from({ length }, (_, index) => item(index));

type Case = [method: MethodName, path: string, limit: number, body: (length: number) => object];
const CASES: Case[] = [
  ["create_bot_agent", "name", limits.MAX_NAME_LENGTH, (n) => ({ ...bot, name: text(n) })],
  ["create_bot_agent", "avatar", limits.MAX_AVATAR_LENGTH, (n) => ({ ...bot, avatar: text(n) })],
  [
    "create_bot_agent",
    "groups",
    limits.MAX_BOT_GROUPS,
    (n) => ({ ...bot, groups: list(n, (id) => ({ id, priority: "first" })) }),
  ],
  [
    "create_bot_agent",
    "webhooks.secret_key",
    limits.MAX_SECRET_LENGTH,
    (n) => hooks({ secret_key: text(n) }),
  ],
  [
    "create_bot_agent",
    "webhooks.actions",
    limits.MAX_BOT_ACTIONS,
    (n) => hooks({ actions: list(n, () => ({ name: "thread_closed" })) }),
  ],
  [
    "register_webhook",
    "description",
    limits.MAX_DESCRIPTION_LENGTH,
    (n) => ({ ...webhook, description: text(n) }),
  ],
  ["register_webhook", "secret_key", limits.MAX_SECRET_LENGTH, (n) => ({ ...webhook, secret_key: text(n) })],
  [
    "register_webhook",
    "url",
    limits.MAX_URL_LENGTH,
    (n) => ({ ...webhook, url: `https://x.example/${text(n - 18)}` }),
  ],
];

describe("texts and lists of a request", () => {
  it.each(CASES)("%s: %s may have %i, and no more", async (method, path, limit, body) => {
    expect(await client.send(method, body(limit))).toMatchObject({ status: 200 });
    const refused = await client.refusal(method, body(limit + 1));
    expect(refused).toMatchObject({ status: 400, type: "validation" });
    expect(refused.message).toContain(`\`${path}\``);
    expect(refused.message).toContain(String(limit));
  });

  it("of a filter are bounded together, names and values alike", async () => {
    for (const filters of [
      { chat_properties: { ns: { [text(limits.MAX_FILTER_LENGTH)]: { exists: true } } } },
      {
        chat_properties: { ns: { key: { values: list(limits.MAX_FILTER_LENGTH / 8, (n) => `value ${n}`) } } },
      },
    ]) {
      const refused = await client.refusal("register_webhook", { ...webhook, filters });
      expect(refused).toMatchObject({ status: 400, type: "validation" });
      expect(refused.message).toContain(String(limits.MAX_FILTER_LENGTH));
    }
  });
});

describe("a webhook from before there were limits", () => {
  it("is listed and can be removed", async () => {
    const long = { ...webhook, description: text(5 * limits.MAX_DESCRIPTION_LENGTH) };
    const row = { license_id: 1, client_id: "application-a", document: toDocument(testSeal, long) };
    await platform.database
      .insertInto("webhooks")
      .values({ ...row, id: longId })
      .execute();
    const { webhooks_config } = await client.call("get_webhooks_config", {});
    expect(webhooks_config.find(({ webhook_id }) => webhook_id === longId)).toMatchObject(long);
    await client.call("unregister_webhook", { webhook_id: longId });
  });
});

describe("all webhooks of a license together", () => {
  it("are bounded, so that their list can be read; one less, and there is room again", async () => {
    const size = 100_000;
    const document = toDocument(testSeal, { ...webhook, description: text(size) });
    const ids = list(Math.ceil(limits.MAX_LIST_BYTES / size), () => webhookId(random));
    const rows = list(ids.length, (index) => ({
      ...{ id: ids[index] ?? "", license_id: 1, client_id: "application-a", document },
    }));
    await platform.database.insertInto("webhooks").values(rows).execute();
    const refused = await client.refusal("register_webhook", webhook);
    expect(refused).toMatchObject({ status: 400, type: "validation" });
    expect(refused.message).toContain(String(limits.MAX_LIST_BYTES));
    for (const id of ids.slice(0, 2)) await client.call("unregister_webhook", { webhook_id: id });
    expect(await client.call("register_webhook", webhook)).toMatchObject({ webhook_id: expect.any(String) });
  });
});
