import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import type { DeliveriesReply } from "@/lib/contract/deliveries";
import { type AgentClient, agentClient } from "../testing/agent-client";
import { type TestClient, testClient } from "../testing/client";
import { type Receiver, startReceiver } from "../testing/receiver";
import { APPLICATIONS, startTestPlatform, type TestPlatform } from "../testing/start-test-platform";
import type { DeliveryOptions } from "./options";

let platform: TestPlatform;
let client: TestClient;
let agent: AgentClient;
const open: { close: () => Promise<unknown> }[] = [];

async function start(delivery: Partial<DeliveryOptions> = {}): Promise<void> {
  platform = await startTestPlatform({ delivery: { poll: 10, ...delivery } });
  open.push(platform);
  const { access_token } = await platform.tokenFor();
  client = testClient(platform.apiUrl, access_token);
  agent = agentClient(platform.apiUrl, access_token);
}
async function receive(answer?: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const receiver = await startReceiver(answer);
  open.push(receiver);
  return receiver;
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const closed = { action: "thread_closed", push: pushes.thread_closed };

async function register(url: string, more: object = {}): Promise<string> {
  const webhook = { url, action: "thread_closed", secret_key: "top secret", ...more };
  return (await client.call("register_webhook", webhook)).webhook_id;
}

type Delivery = DeliveriesReply["deliveries"][number];

/** Asks until the newest delivery is as wanted; the test's own time limit ends what never comes. */
async function newest(wanted: (delivery: Delivery) => boolean): Promise<Delivery> {
  for (;;) {
    const [delivery] = (await agent.deliveries()).deliveries;
    if (delivery && wanted(delivery)) return delivery;
  }
}
const settled = ({ status }: Delivery) => status !== "pending";
const tried = (times: number) => (delivery: Delivery) => delivery.attempts.length === times;

it("shows a delivery with its answer, and never the secret", async () => {
  await start();
  const receiver = await receive((_, response) => response.writeHead(201).end("thanks"));
  const webhook_id = await register(`${receiver.url}/x?a=1`);
  const [accepted] = await agent.simulate(closed);
  const at = new Date(platform.clock.now()).toISOString();
  expect(await newest(settled)).toEqual({
    id: accepted?.delivery_id,
    webhook_id,
    action: "thread_closed",
    url: `${receiver.url}/x?a=1`,
    status: "delivered",
    created_at: at,
    attempts: [{ at, duration_ms: expect.any(Number) as number, status_code: 201, body: "thanks" }],
  });
  expect(JSON.stringify((await agent.send("deliveries")).json)).not.toContain("top secret");
});

it("tries again later and later until it is accepted", async () => {
  await start();
  let left = 3;
  const receiver = await receive((_, response) => {
    left -= 1;
    if (left === 2) response.writeHead(500).end("not now");
    else if (left === 1) response.destroy();
    else response.end();
  });
  await register(receiver.url);
  await agent.simulate(closed);
  const once = await newest(tried(1));
  expect(once.status).toBe("pending");
  expect(once.attempts[0]).toMatchObject({ status_code: 500, body: "not now" });
  const wait = (delivery: Delivery) => Date.parse(delivery.next_attempt_at ?? "") - platform.clock.now();
  expect(wait(once)).toBeGreaterThan(0);
  expect(wait(once)).toBeLessThanOrEqual(1000);

  platform.clock.advance(wait(once) - 1);
  await agent.deliveries();
  expect(receiver.received).toHaveLength(1);
  platform.clock.advance(1);
  const twice = await newest(tried(2));
  expect(twice.attempts[1]?.error).toBe("the connection was closed before an answer came");
  expect(wait(twice)).toBeLessThanOrEqual(2000);
  platform.clock.advance(2000);
  const delivered = await newest(settled);
  expect(delivered).toMatchObject({ status: "delivered", attempts: [{}, {}, { status_code: 200 }] });
  expect(delivered.next_attempt_at).toBeUndefined();
});

it("gives up after the last attempt", async () => {
  await start({ maxAttempts: 3 });
  const receiver = await receive((_, response) => response.writeHead(302, { location: "/" }).end());
  await register(receiver.url);
  await agent.simulate(closed);
  for (let attempt = 1; attempt < 3; attempt++) {
    await newest(tried(attempt));
    platform.clock.advance(2000);
  }
  const failed = await newest(settled);
  expect(failed.status).toBe("failed");
  expect(failed.attempts.map(({ status_code }) => status_code)).toEqual([302, 302, 302]);
  expect(receiver.received).toHaveLength(3);
});

it("does not wait for a receiver that is silent", async () => {
  await start({ timeout: 200, maxAttempts: 1 });
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  await register(`http://127.0.0.1:${port}/`);
  await agent.simulate(closed);
  expect((await newest(settled)).attempts[0]?.error).toBe("no answer within 0.2 seconds");
  silent.close();
});

it("delivers to this machine by name, and says what is wrong with a name that does not exist", async () => {
  await start({ maxAttempts: 1 });
  const receiver = await receive();
  await register(`http://localhost:${receiver.port}/by-name`);
  await agent.simulate(closed);
  expect((await receiver.count(1))[0]?.path).toBe("/by-name");
  const missing = await register("http://nobody.invalid/");
  await agent.simulate(closed);
  const failed = await newest(({ webhook_id, status }) => webhook_id === missing && status !== "pending");
  expect(failed.attempts[0]?.error).toMatch(/^the host name (does not exist|could not be resolved)$/);
});

it("accepts an answer that never ends, and shows its beginning", async () => {
  await start();
  let streaming: NodeJS.Timeout | undefined;
  const endless = await receive((_, response) => {
    response.write("x".repeat(1500));
    streaming = setInterval(() => response.write("x".repeat(1500)), 1);
  });
  await register(endless.url);
  await agent.simulate(closed);
  const accepted = await newest(settled);
  clearInterval(streaming);
  expect(accepted.status).toBe("delivered");
  expect(accepted.attempts[0]?.body).toHaveLength(2048);
});

it("does not let one host take up every connection", async () => {
  await start({ concurrency: 4, hostConcurrency: 2 });
  const held: (() => void)[] = [];
  const slow = await receive((_, response) => void held.push(() => response.end()));
  const quick = await receive();
  for (let count = 0; count < 6; count++) await register(slow.url, { description: `${count}` });
  await register(quick.url);
  await agent.simulate(closed);
  await quick.count(1);
  await slow.count(2);
  expect(held).toHaveLength(2);
  for (let count = 1; count <= 6; count++) {
    await slow.count(count);
    held.shift()?.();
  }
  expect(await slow.count(6)).toHaveLength(6);
});

it("refuses addresses inside private networks at once, and says how to allow them", async () => {
  await start();
  for (const host of ["10.0.0.1", "169.254.169.254", "[fd00::1]", "[::ffff:10.0.0.1]", "0x0a000001"]) {
    const id = await register(`http://${host}/`);
    await agent.simulate(closed);
    const refused = await newest(({ webhook_id, status }) => webhook_id === id && status !== "pending");
    expect(refused.status, host).toBe("failed");
    expect(refused.attempts).toHaveLength(1);
    expect(refused.attempts[0]?.error).toContain("ALLOW_PRIVATE_WEBHOOK_TARGETS");
    await client.call("unregister_webhook", { webhook_id: id });
  }
});

it("pages from the newest to the oldest, filters, and shows each caller what it may see", async () => {
  await start();
  const receiver = await receive();
  const [a, b] = [await register(receiver.url), await register(receiver.url)];
  for (let count = 0; count < 5; count++) await agent.simulate(closed);
  await receiver.count(10);

  const seen: Delivery[] = [];
  let next: string | undefined;
  do {
    const page = await agent.deliveries({ limit: "4", ...(next && { before: next }) });
    seen.push(...page.deliveries);
    next = page.next;
  } while (next !== undefined);
  expect(seen).toHaveLength(10);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(10);
  expect(seen.map(({ id }) => id)).toEqual((await agent.deliveries()).deliveries.map(({ id }) => id));

  const only = await agent.deliveries({ webhook_id: a, unknown: "x", before: "" });
  expect(only.deliveries.map(({ webhook_id }) => webhook_id)).toEqual(Array<string>(5).fill(a));
  await newest(settled);
  expect((await agent.deliveries({ status: "failed" })).deliveries).toEqual([]);
  for (const query of ["limit=0", "limit=101", "limit=x", "before=-1", "status=lost"]) {
    expect(await agent.send(`deliveries?${query}`), query).toMatchObject({
      status: 400,
      json: { error: { type: "validation" } },
    });
  }

  const as = async (scopes: string[], clientId: string = APPLICATIONS[0], email = "admin@one.example") =>
    agentClient(platform.apiUrl, (await platform.tokenFor({ scopes, clientId, email })).access_token);
  const count = async (who: AgentClient) => (await who.deliveries()).deliveries.length;
  expect(await count(await as(["webhooks--my:read"]))).toBe(10);
  expect(await count(await as(["webhooks--my:read"], APPLICATIONS[1]))).toBe(0);
  expect(await count(await as(["webhooks--all:read"], APPLICATIONS[1]))).toBe(10);
  expect(await count(await as(["webhooks--all:read"], APPLICATIONS[0], "admin@two.example"))).toBe(0);
  expect(await (await as(["agents-bot--all:read"])).send("deliveries")).toMatchObject({ status: 403 });
  expect(b).not.toBe(a);
});
