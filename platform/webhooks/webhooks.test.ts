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
