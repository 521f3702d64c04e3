import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, it } from "vitest";
import { agentClient } from "../testing/agent-client";
import { type TestClient, testClient } from "../testing/client";
import { demoToken, freePorts, runPlatform } from "../testing/platform-process";
import { type Received, startReceiver } from "../testing/receiver";
import { createTestDatabase } from "../testing/test-database";

const [PUSHES, KILLS] = inject("long") ? [1000, 20] : [200, 3];
const SOURCES = ["facebook", "twitter", "email"] as const;
const SECRET = "flaky receiver";

type Push = { number: number; source: string; score: number | undefined; agents: string[] };

const pushes: Push[] = Array.from({ length: PUSHES }, (_, number) => ({
  number,
  source: SOURCES[number % 3] ?? "",
  score: number % 4 === 0 ? undefined : number % 2,
  agents: number % 5 === 0 ? ["a@x.example"] : [],
}));

const property = (namespace: string, name: string, test: object) => ({
  chat_properties: { [namespace]: { [name]: test } },
});

/**
 * Registered webhooks, each with a rule written by hand, not by the product's own engine, for the pushes
 * that it fires for.
 */
const HOOKS: { title: string; action?: string; filters?: object; fires: (push: Push) => boolean }[] = [
  {
    title: "facebook",
    filters: property("source", "type", { values: ["facebook"] }),
    fires: (push) => push.source === "facebook",
  },
  {
    title: "not facebook or email",
    filters: property("source", "type", { exclude_values: ["facebook", "email"] }),
    fires: (push) => push.source === "twitter",
  },
  {
    title: "rated badly",
    filters: property("rating", "score", { values: [0] }),
    fires: (push) => push.score === 0,
  },
  {
    title: "not rated",
    filters: property("rating", "score", { exists: false }),
    fires: (push) => push.score === undefined,
  },
  {
    title: "with the agent",
    filters: { chat_member_ids: { agents: ["a@x.example"] } },
    fires: (push) => push.agents.length > 0,
  },
  { title: "another action", action: "incoming_event", fires: () => false },
  {
    title: "another type",
    filters: property("rating", "score", { values: ["0"] }),
    fires: () => false,
  },
];
const BOTS: { title: string; status: string; fires: boolean }[] = [
  { title: "bot accepting", status: "accepting chats", fires: true },
  { title: "bot not accepting", status: "not accepting chats", fires: true },
  { title: "bot offline", status: "offline", fires: false },
];

/** Receiver that fails each delivery a few times, always the same way, before it accepts it. */
function flaky(): { accepted: Set<string>; answer: (received: Received, response: ServerResponse) => void } {
  const tries = new Map<string, number>();
  const accepted = new Set<string>();
  return {
    accepted,
    answer({ path, data }, response) {
      const key = `${decodeURIComponent(path.slice(1))} ${String(data.number)}`;
      const nth = (tries.get(key) ?? 0) + 1;
      tries.set(key, nth);
      const dice = createHash("sha256").update(`${key} ${nth}`).digest()[0] ?? 0;
      if (nth <= 3 && dice < 40) return void response.writeHead(500).end("no");
      if (nth <= 3 && dice < 70) return void response.destroy();
      // Longer than the platform waits for an answer.
      if (nth <= 3 && dice < 72) return;
      accepted.add(key);
      response.end("ok");
    },
  };
}

async function configure(client: TestClient, url: string): Promise<void> {
  for (const { title, action = "thread_closed", filters } of HOOKS) {
    const webhook = { url: `${url}/${encodeURIComponent(title)}`, action, secret_key: SECRET, filters };
    await client.call("register_webhook", webhook);
  }
  const actions = [
    { name: "thread_closed", filters: property("source", "type", { values: ["email"] }) },
    { name: "chat_scopes_updated" },
  ];
  for (const { title, status } of BOTS) {
    const webhooks = { url: `${url}/${encodeURIComponent(title)}`, secret_key: SECRET, actions };
    await client.call("create_bot_agent", { name: title, status, webhooks });
  }
}

/** Removes the demo license's own webhooks, which lead to addresses that do not exist. */
async function removeDemo(client: TestClient): Promise<void> {
  for (const { webhook_id } of (await client.call("get_webhooks_config", {})).webhooks_config) {
    await client.call("unregister_webhook", { webhook_id });
  }
  for (const { id } of (await client.call("get_bot_agents", { all: true })).bot_agents) {
    await client.call("remove_bot_agent", { bot_agent_id: id });
  }
}

function expectedDeliveries(): Set<string> {
  const expected = new Set<string>();
  for (const push of pushes) {
    for (const { title, fires } of HOOKS) if (fires(push)) expected.add(`${title} ${push.number}`);
    for (const { title, fires } of BOTS) {
      if (fires && push.source === "email") expected.add(`${title} ${push.number}`);
    }
  }
  return expected;
}

it(`delivers everything at least once and nothing else, killed ${KILLS} times while it delivers ${PUSHES} pushes`, {
  timeout: 600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "switchboard-deliveries-"));
  const database = await createTestDatabase();
  const { url } = database.address;
  const environment = {
    DATA_DIR: folder,
    ...(await freePorts()),
    DELIVERY_TIMEOUT_MS: "400",
    DELIVERY_BACKOFF_MS: "20",
    ...(url !== undefined && { PLATFORM_DATABASE_URL: url }),
  };
  const api = `http://localhost:${environment.PLATFORM_PORT}`;
  const { accepted, answer } = flaky();
  const receiver = await startReceiver(answer);

  let run = runPlatform(environment);
  await run.ready;
  const token = await demoToken(environment);
  const client = testClient(api, token);
  await removeDemo(client);
  await configure(client, receiver.url);

  const waiting = [...pushes];
  const simulate = async () => {
    for (let push = waiting.shift(); push; push = waiting.shift()) {
      const { number, source, score, agents } = push;
      const chat = { source: { type: source }, ...(score !== undefined && { rating: { score } }) };
      try {
        const body = { action: "thread_closed", push: { number }, context: { chat, agents } };
        await agentClient(api, token).simulate(body);
      } catch (error) {
        // Only a dead process may leave a push without an answer; it is sent again once the next process is
        // up.
        if (!(error instanceof TypeError)) throw error;
        waiting.push(push);
        return;
      }
    }
  };
  for (let kill = 1; kill <= KILLS; kill++) {
    const simulating = [1, 2, 3, 4].map(simulate);
    // Kills at a different moment each time; the last one when most pushes are accepted and being
    // delivered.
    const share = (kill / (KILLS + 0.5)) * PUSHES;
    while (PUSHES - waiting.length < share) await sleep(5 + kill);
    run.child.kill("SIGKILL");
    await Promise.all([run.exited, ...simulating]);
    run = runPlatform(environment);
    await run.ready;
  }
  await Promise.all([1, 2, 3, 4].map(simulate));

  const expected = expectedDeliveries();
  expect(expected.size).toBeGreaterThan(PUSHES);
  const agent = agentClient(api, token);
  while ((await agent.deliveries({ status: "pending", limit: "1" })).deliveries.length > 0) await sleep(100);
  expect([...expected].filter((key) => !accepted.has(key))).toEqual([]);
  const arrived = new Set(
    receiver.received.map(({ path, data }) => `${decodeURIComponent(path.slice(1))} ${String(data.number)}`),
  );
  expect([...arrived].filter((key) => !expected.has(key))).toEqual([]);
  expect((await agent.deliveries({ status: "failed" })).deliveries).toEqual([]);
  expect(receiver.received.every(({ secret_key }) => secret_key === SECRET)).toBe(true);

  run.child.kill("SIGTERM");
  expect(await run.exited).toBe(0);
  await receiver.close();
  await database.remove();
  await rm(folder, { recursive: true, force: true });
});
