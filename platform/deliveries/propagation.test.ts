import { afterEach, expect, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import { type AgentClient, agentClient } from "../testing/agent-client";
import { type TestClient, testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import { LiveConfiguration } from "./live-configuration";

let platform: TestPlatform;
let client: TestClient;
let agent: AgentClient;

async function start(propagationDelay: number): Promise<void> {
  // Deliveries are never attempted: the receivers do not exist.
  platform = await startTestPlatform({ delivery: { propagationDelay, concurrency: 0 } });
  const { access_token } = await platform.tokenFor();
  client = testClient(platform.apiUrl, access_token);
  agent = agentClient(platform.apiUrl, access_token);
}
afterEach(() => platform.close());

const closed = { action: "thread_closed", push: pushes.thread_closed };
const webhooks = { url: "http://127.0.0.1:9/", secret_key: "s", actions: [{ name: "thread_closed" }] };
const hook = { url: "http://127.0.0.1:9/", action: "thread_closed", secret_key: "s" };
const fired = async () => (await agent.simulate(closed)).map(({ webhook_id }) => webhook_id).sort();

it("lets a change take effect after the delay, to the millisecond, and not before", async () => {
  await start(120_000);
  const { webhook_id: first } = await client.call("register_webhook", hook);
  const bot = { name: "b", status: "accepting chats", webhooks };
  const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
  platform.clock.advance(119_999);
  expect(await fired()).toEqual([]);
  platform.clock.advance(1);
  const both = [first, id].sort();
  expect(await fired()).toEqual(both);

  await client.call("unregister_webhook", { webhook_id: first });
  platform.clock.advance(60_000);
  await client.call("update_bot_agent", { id, status: "offline" });
  const { webhook_id: second } = await client.call("register_webhook", hook);
  platform.clock.advance(59_999);
  expect(await fired()).toEqual(both);
  platform.clock.advance(1);
  expect(await fired()).toEqual([id]);
  platform.clock.advance(60_000);
  expect(await fired()).toEqual([second]);
});

it("keeps what is in effect over a restart, and in another process on the same database", async () => {
  await start(120_000);
  const { webhook_id } = await client.call("register_webhook", hook);
  const bot = { name: "b", status: "accepting chats", webhooks };
  const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
  const other = new LiveConfiguration(platform.database, platform.clock.now, 120_000);
  const firedThere = async (live: LiveConfiguration) =>
    (await live.of(1)).matching("thread_closed", {}).map((found) => found.webhookId);
  platform.clock.advance(120_000);
  expect(await firedThere(other)).toEqual([webhook_id, id]);
  // Enough changes that the log drops the early ones, while the last is not yet in effect.
  for (let change = 0; change < 5; change++) {
    const status = change % 2 === 0 ? "offline" : "not accepting chats";
    await client.call("update_bot_agent", { id, status });
    platform.clock.advance(50_000);
  }
  await client.call("unregister_webhook", { webhook_id });
  const restarted = () => new LiveConfiguration(platform.database, platform.clock.now, 120_000);
  expect(await firedThere(restarted())).toEqual([webhook_id]);
  expect(await firedThere(other)).toEqual([webhook_id]);
  platform.clock.advance(120_000);
  expect(await firedThere(restarted())).toEqual([]);
  expect(await firedThere(other)).toEqual([]);
  const kept = await platform.database.selectFrom("configuration_changes").selectAll().execute();
  expect(kept.filter(({ target_id }) => target_id === id).length).toBeLessThan(6);
});

it("agrees with a reader from scratch, whatever changes at the same time", async () => {
  await start(0);
  const live = new LiveConfiguration(platform.database, platform.clock.now, 0);
  const work = Array.from({ length: 8 }, async (_, worker) => {
    for (let step = 0; step < 6; step++) {
      const { webhook_id } = await client.call("register_webhook", hook);
      await live.of(1);
      if ((worker + step) % 2 === 0) await client.call("unregister_webhook", { webhook_id });
      await live.of(1);
    }
  });
  await Promise.all(work);
  const ids = async (reader: LiveConfiguration) =>
    (await reader.of(1))
      .matching("thread_closed", {})
      .map(({ webhookId }) => webhookId)
      .sort();
  const { webhooks_config } = await client.call("get_webhooks_config", {});
  const stored = webhooks_config.map(({ webhook_id }) => webhook_id).sort();
  expect(stored).toHaveLength(24);
  expect(await ids(live)).toEqual(stored);
  expect(await ids(new LiveConfiguration(platform.database, platform.clock.now, 0))).toEqual(stored);
});
