import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestClient, testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let client: TestClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
});
afterAll(() => platform.close());

const webhook = { url: "http://a.example/", action: "thread_closed", secret_key: "s" };

it("gives back what was registered, without what was not given", async () => {
  const { webhook_id } = await client.call("register_webhook", webhook);
  expect(webhook_id).toMatch(/^[0-9a-z]{25}$/);
  const sparse = {
    ...webhook,
    description: null,
    filters: { chat_properties: { source: { type: null } } },
    unknown: 1,
  };
  const second = await client.call("register_webhook", sparse);
  const empty = await client.call("register_webhook", { ...webhook, description: "", filters: {} });
  const { webhooks_config } = await client.call("get_webhooks_config", {});
  expect(webhooks_config).toEqual([
    { webhook_id, ...webhook },
    { webhook_id: second.webhook_id, ...webhook, filters: { chat_properties: { source: {} } } },
    { webhook_id: empty.webhook_id, ...webhook, description: "", filters: {} },
  ]);
});

it("keeps the order of registration when one in between is gone", async () => {
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) {
    const { webhook_id } = await client.call("register_webhook", { ...webhook, description: `${index}` });
    ids.push(webhook_id);
  }
  await client.call("unregister_webhook", { webhook_id: ids[2] });
  const { webhooks_config } = await client.call("get_webhooks_config", {});
  expect(webhooks_config.slice(-4).map(({ description }) => description)).toEqual(["0", "1", "3", "4"]);
});

it("unregisters once, however many ask at the same moment", async () => {
  const { webhook_id } = await client.call("register_webhook", webhook);
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => client.send("unregister_webhook", { webhook_id })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404]);
});

it("keeps every legal filter exactly as it was sent", { timeout: 60_000 }, async () => {
  const name = fc.string({ unit: "binary" }).filter((text) => text !== "__proto__");
  const values = fc.oneof(
    fc.array(fc.string({ unit: "binary" }), { minLength: 1 }),
    fc.array(fc.integer(), { minLength: 1 }),
    fc.array(fc.boolean(), { minLength: 1 }),
  );
  const test = fc.oneof(
    fc.record({ exists: fc.boolean() }),
    fc.record({ values }),
    fc.record({ exclude_values: values }),
  );
  const properties = fc.dictionary(name, fc.dictionary(name, test));
  const agents = fc.array(fc.emailAddress(), { minLength: 1 });
  const filters = fc.record(
    { chat_properties: properties, thread_properties: properties, chat_member_ids: fc.record({ agents }) },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(filters, async (sent) => {
      const { webhook_id } = await client.call("register_webhook", { ...webhook, filters: sent });
      const { webhooks_config } = await client.call("get_webhooks_config", {});
      await client.call("unregister_webhook", { webhook_id });
      // Both through JSON: a dictionary of fast-check has no prototype, and -0 is 0 on the wire.
      const kept = webhooks_config.find((config) => config.webhook_id === webhook_id)?.filters;
      expect(JSON.parse(JSON.stringify(kept))).toEqual(JSON.parse(JSON.stringify(sent)));
    }),
    { numRuns: 100 },
  );
});
