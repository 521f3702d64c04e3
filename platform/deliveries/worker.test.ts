import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import { type AgentClient, agentClient } from "../testing/agent-client";
import { testClient } from "../testing/client";
import { type Receiver, startReceiver } from "../testing/receiver";
import { testSeal } from "../testing/test-seal";
import { seededRandom } from "../testing/seeded-random";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import { backoffDelay } from "./backoff";
import { DELIVERY_DEFAULTS, type DeliveryOptions, LEASE_MARGIN } from "./options";
import { claim, lanesAfter } from "./outbox";
import { pruneDeliveries } from "./prune";
import { type DeliveryWorker, startWorker } from "./worker";

let platform: TestPlatform;
let agent: AgentClient;
let receiver: Receiver | undefined;
const workers: DeliveryWorker[] = [];

// The platform itself attempts no deliveries here: the tests start workers, as other processes would.
beforeEach(async () => {
  platform = await startTestPlatform({ delivery: { concurrency: 0 } });
  agent = agentClient(platform.apiUrl, (await platform.tokenFor()).access_token);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await platform.close();
  await receiver?.close();
  receiver = undefined;
});

const closed = { action: "thread_closed", push: pushes.thread_closed };

async function enqueue(url: string, count: number): Promise<void> {
  const client = testClient(platform.apiUrl, (await platform.tokenFor()).access_token);
  await client.call("register_webhook", { url, action: "thread_closed", secret_key: "s" });
  for (let push = 0; push < count; push++) await agent.simulate(closed);
}

function work(name: string, more: Partial<DeliveryOptions> = {}): DeliveryWorker {
  const worker = startWorker({
    database: platform.database,
    clock: platform.clock.now,
    random: seededRandom(name),
    seal: testSeal,
    delivery: { ...DELIVERY_DEFAULTS, poll: 5, ...more },
    onError: (error) => {
      throw error;
    },
  });
  workers.push(worker);
  return worker;
}

/** Waits until no delivery is pending; the test's own time limit ends an endless wait. */
async function finish(): Promise<void> {
  while ((await agent.deliveries({ status: "pending", limit: "1" })).deliveries.length > 0) await sleep(5);
}

it("gives each delivery to one of several workers", async () => {
  receiver = await startReceiver((_, response) => void setTimeout(() => response.end(), 5));
  await enqueue(receiver.url, 100);
  for (const name of ["one", "two", "three", "four"]) work(name, { hostConcurrency: 4 });
  await finish();
  expect(receiver.received).toHaveLength(100);
});

it("takes over what a dead process had begun, once its lease has run out", async () => {
  receiver = await startReceiver();
  await enqueue(receiver.url, 1);
  const now = platform.clock.now();
  const [{ host } = { host: "" }] = await lanesAfter(platform.database, "", 5);
  const until = now + DELIVERY_DEFAULTS.timeout + LEASE_MARGIN;
  expect(await claim(platform.database, "dead", { host, limit: 5, now, until })).toHaveLength(1);
  expect(await claim(platform.database, "late", { host, limit: 5, now, until })).toEqual([]);
  expect(await claim(platform.database, "late", { host, limit: 5, now: until - 1, until })).toEqual([]);
  work("heir");
  platform.clock.advance(DELIVERY_DEFAULTS.timeout + LEASE_MARGIN);
  await finish();
  expect(receiver.received).toHaveLength(1);
});

it("gives back on stopping what the receiver does not answer in time", async () => {
  receiver = await startReceiver(() => undefined);
  await enqueue(receiver.url, 1);
  const worker = work("stopped");
  await receiver.count(1);
  await worker.stop();
  const { deliveries } = await agent.deliveries();
  expect(deliveries).toMatchObject([{ status: "pending", attempts: [] }]);
  work("next");
  await receiver.count(2);
});

it("waits for what is under way when it stops", async () => {
  let answer = () => {};
  receiver = await startReceiver((_, response) => {
    answer = () => void response.end();
  });
  await enqueue(receiver.url, 1);
  const worker = work("patient");
  await receiver.count(1);
  const stopped = worker.stop();
  answer();
  await stopped;
  expect((await agent.deliveries()).deliveries).toMatchObject([{ status: "delivered" }]);
});

it("forgets what is old or too much, never what is still to be delivered", async () => {
  receiver = await startReceiver();
  await enqueue(receiver.url, 6);
  const { database, clock } = platform;
  const counts = async () => ({
    deliveries: (await agent.deliveries()).deliveries.length,
    pushes: (await database.selectFrom("pushes").select("id").execute()).length,
  });
  const limits = { retention: 1000, retained: 4 };
  await pruneDeliveries(database, clock.now() + 5000, limits);
  expect(await counts()).toEqual({ deliveries: 6, pushes: 6 });
  work("busy");
  await finish();
  await pruneDeliveries(database, clock.now() + 1000, limits);
  expect(await counts()).toEqual({ deliveries: 4, pushes: 4 });
  await pruneDeliveries(database, clock.now() + 1001, limits);
  expect(await counts()).toEqual({ deliveries: 0, pushes: 0 });
});

it("spreads retries over all of a range that doubles up to a bound", () => {
  const random = seededRandom("backoff");
  for (let failed = 1; failed <= 10; failed++) {
    const delays = Array.from({ length: 500 }, () => backoffDelay(random, failed, DELIVERY_DEFAULTS));
    const bound = Math.min(60_000, 1000 * 2 ** (failed - 1));
    expect(Math.max(...delays)).toBeLessThanOrEqual(bound);
    expect(Math.max(...delays)).toBeGreaterThan(bound * 0.95);
    expect(Math.min(...delays)).toBeLessThan(bound * 0.05);
  }
});
