import { afterEach, beforeEach, expect, inject, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import { type AgentClient, agentClient } from "../testing/agent-client";
import { testClient } from "../testing/client";
import { type Receiver, startReceiver } from "../testing/receiver";
import { seededRandom } from "../testing/seeded-random";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import { testSeal } from "../testing/test-seal";
import { DELIVERY_DEFAULTS } from "./options";
import { claim, lanesAfter } from "./outbox";
import { type DeliveryWorker, startWorker } from "./worker";

/** Deliveries queued for a receiver that never answers. */
const WAITING = inject("long") ? 20_000 : 3000;

let platform: TestPlatform;
let agent: AgentClient;
let dead: Receiver;
let alive: Receiver;
let worker: DeliveryWorker | undefined;

beforeEach(async () => {
  platform = await startTestPlatform({ delivery: { concurrency: 0 } });
  const token = (await platform.tokenFor()).access_token;
  agent = agentClient(platform.apiUrl, token);
  dead = await startReceiver(() => undefined);
  alive = await startReceiver();
  const client = testClient(platform.apiUrl, token);
  await client.call("register_webhook", { url: dead.url, action: "thread_closed", secret_key: "s" });
  await agent.simulate({ action: "thread_closed", push: pushes.thread_closed });
  await client.call("register_webhook", { url: alive.url, action: "incoming_event", secret_key: "s" });
  await multiply();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await platform.close();
  await Promise.all([dead.close(), alive.close()]);
});

/** Copies the only delivery until WAITING are queued. */
async function multiply(): Promise<void> {
  const { position: _, ...row } = await platform.database
    .selectFrom("deliveries")
    .selectAll()
    .executeTakeFirstOrThrow();
  for (let count = 1; count < WAITING; count += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => ({ ...row, id: `${row.id}-${count + index}` }));
    await platform.database.insertInto("deliveries").values(rows).execute();
  }
}

it("of one receiver does not hold up another, which is served at once", async () => {
  worker = startWorker({
    database: platform.database,
    clock: platform.clock.now,
    random: seededRandom("backlog"),
    seal: testSeal,
    delivery: { ...DELIVERY_DEFAULTS, poll: 5 },
    onError: (error) => {
      throw error;
    },
  });
  await dead.count(DELIVERY_DEFAULTS.hostConcurrency);
  await agent.simulate({ action: "incoming_event", push: pushes.incoming_event });
  worker.wake();
  await alive.count(1);
  // The dead receiver holds no more connections than its share.
  expect(dead.received).toHaveLength(DELIVERY_DEFAULTS.hostConcurrency);
});

it("is taken by hosts, each found in one step", async () => {
  const now = platform.clock.now();
  const { database } = platform;
  const host = new URL(dead.url).host;
  expect(await lanesAfter(database, "", 50)).toEqual([{ host, due: now }]);
  expect(await lanesAfter(database, host, 50)).toEqual([]);
  const taken = await claim(database, "me", { host, limit: 3, now, until: now + 1000 });
  expect(taken).toHaveLength(3);
});
