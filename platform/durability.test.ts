import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, it } from "vitest";
import { type TestClient, testClient } from "./testing/client";
import { demoToken, freePorts, runPlatform } from "./testing/platform-process";
import { createTestDatabase } from "./testing/test-database";

const KILLS = inject("long") ? 20 : 3;

/**
 * Text that a bot or webhook must have: the last acknowledged one, or the one being written when the
 * process died.
 */
type Expected = Map<string, { acknowledged: string | undefined; underWay?: string | undefined }>;

/**
 * Writes until the platform dies: creates a bot or webhook, changes or removes it, and notes the answers.
 */
async function write(client: TestClient, expected: Expected, round: string): Promise<void> {
  for (let count = 0; ; count++) {
    const text = `${round} ${count}`;
    try {
      const bot = await client.call("create_bot_agent", { name: text, status: "accepting chats" });
      expected.set(bot.bot_agent_id, { acknowledged: text, underWay: `${text} changed` });
      await client.call("update_bot_agent", { id: bot.bot_agent_id, name: `${text} changed` });
      expected.set(bot.bot_agent_id, { acknowledged: `${text} changed` });
      const hook = { url: "http://a.example/", action: "incoming_event", secret_key: "s", description: text };
      const { webhook_id } = await client.call("register_webhook", hook);
      expected.set(webhook_id, { acknowledged: text });
      if (count % 2 === 0) {
        expected.set(webhook_id, { acknowledged: text, underWay: undefined });
        await client.call("unregister_webhook", { webhook_id });
        expected.set(webhook_id, { acknowledged: undefined });
      }
    } catch (error) {
      // Only a dead process may end the loop: an answer that refuses the request fails the test.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function stored(client: TestClient): Promise<Map<string, string | undefined>> {
  const { bot_agents } = await client.call("get_bot_agents", {});
  const { webhooks_config } = await client.call("get_webhooks_config", {});
  return new Map([
    ...bot_agents.map(({ id, name }) => [id, name] as const),
    ...webhooks_config.map(({ webhook_id, description }) => [webhook_id, description ?? undefined] as const),
  ]);
}

it(`loses nothing that was acknowledged, killed ${KILLS} times while it writes`, {
  timeout: 600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-kill-"));
  const database = await createTestDatabase();
  const { url } = database.address;
  const environment = {
    DATA_DIR: folder,
    ...(await freePorts()),
    ...(url !== undefined && { PLATFORM_DATABASE_URL: url }),
  };
  const api = `http://localhost:${environment.PLATFORM_PORT}`;
  const expected: Expected = new Map();
  let token: string | undefined;

  for (let kill = 0; kill <= KILLS; kill++) {
    const run = runPlatform(environment);
    await run.ready;
    token ??= await demoToken(environment);
    const client = testClient(api, token);
    const found = await stored(client);
    for (const [id, wanted] of expected) {
      const possible = "underWay" in wanted ? [wanted.acknowledged, wanted.underWay] : [wanted.acknowledged];
      expect(possible, id).toContain(found.get(id));
    }
    const writing = ["a", "b", "c"].map((name) => write(client, expected, `${kill} ${name}`));
    // Kills at a different moment each time, within a write as often as between two.
    await sleep(50 + ((kill * 37) % 150));
    run.child.kill(kill === KILLS ? "SIGTERM" : "SIGKILL");
    await Promise.all([run.exited, ...writing]);
  }
  expect(expected.size).toBeGreaterThan(KILLS);
  await database.remove();
  await rm(folder, { recursive: true, force: true });
});
