import { afterEach, beforeEach, describe, expect, it } from "vitest";
import pushes from "@/lib/contract/pushes.json";
import { type AgentClient, agentClient } from "../testing/agent-client";
import { type TestClient, testClient } from "../testing/client";
import { type Receiver, startReceiver } from "../testing/receiver";
import { APPLICATIONS, startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let receiver: Receiver;
let client: TestClient;
let agent: AgentClient;
let token: string;

beforeEach(async () => {
  [platform, receiver] = await Promise.all([startTestPlatform({ delivery: { poll: 10 } }), startReceiver()]);
  token = (await platform.tokenFor()).access_token;
  client = testClient(platform.apiUrl, token);
  agent = agentClient(platform.apiUrl, token);
});
afterEach(async () => {
  await platform.close();
  await receiver.close();
});

const closed = { action: "thread_closed", push: pushes.thread_closed };
const hook = (more: object = {}) => ({
  url: `${receiver.url}/license`,
  action: "thread_closed",
  secret_key: "s",
  ...more,
});
const register = async (more?: object) => (await client.call("register_webhook", hook(more))).webhook_id;
const fired = async (body: { action: string; push: object; context?: object }) =>
  (await agent.simulate(body)).map(({ webhook_id }) => webhook_id).sort();

it("delivers the envelope of the reference, with the push exactly as it was sent", async () => {
  const webhook_id = await register({ secret_key: "laudla991lamda0pnoaa0" });
  const push = { ...pushes.thread_closed, nothing: null, list: [null, { deep: null }], text: "\u0000 🍕" };
  const [accepted, ...more] = await agent.simulate({ action: "thread_closed", push });
  expect(accepted).toEqual({ delivery_id: expect.stringMatching(/^[0-9a-z]{25}$/) as string, webhook_id });
  expect(more).toEqual([]);
  const [delivery] = await receiver.count(1);
  const { path, headers, ...envelope } = delivery ?? {};
  expect(envelope).toEqual({
    webhook_id,
    secret_key: "laudla991lamda0pnoaa0",
    action: "thread_closed",
    data: push,
  });
  expect([path, headers?.["content-type"]]).toEqual(["/license", "application/json"]);
});

it("sends what filters let through, to the webhooks of every application, and nothing else", async () => {
  const facebook = { chat_properties: { source: { type: { values: ["facebook"] } } } };
  const everything = await register();
  const matching = await register({ filters: facebook });
  const absent = await register({ filters: { chat_properties: { source: { type: { exists: false } } } } });
  const agents = await register({ filters: { chat_member_ids: { agents: ["a@x.example"] } } });
  await register({ action: "incoming_event" });
  const others = testClient(
    platform.apiUrl,
    (await platform.tokenFor({ clientId: APPLICATIONS[1] })).access_token,
  );
  const foreign = (await others.call("register_webhook", hook({ filters: facebook }))).webhook_id;
  const elsewhere = testClient(
    platform.apiUrl,
    (await platform.tokenFor({ email: "admin@two.example" })).access_token,
  );
  await elsewhere.call("register_webhook", hook());

  const plain = { chat: { source: { type: "facebook" } }, agents: ["a@x.example", "b"] };
  expect(await fired({ ...closed, context: plain })).toEqual([everything, matching, agents, foreign].sort());
  const wrapped = { chat: { source: { type: { value: "facebook" } } } };
  expect(await fired({ ...closed, context: wrapped })).toEqual([everything, matching, foreign].sort());
  // A property that neither the push nor the context gives counts as absent.
  expect(await fired(closed)).toEqual([everything, absent].sort());
  expect(await fired({ ...closed, context: { chat: null, agents: [] } })).toEqual(
    [everything, absent].sort(),
  );
});

it("lets the push speak before the context", async () => {
  const score = { chat_properties: { rating: { score: { values: [1] } } } };
  const id = await register({ action: "chat_properties_updated", filters: score });
  const push = (value: unknown) => ({
    action: "chat_properties_updated",
    push: { chat_id: "c", properties: { rating: { score: { value } } } },
    context: { chat: { rating: { score: 1 } } },
  });
  expect(await fired(push(1))).toEqual([id]);
  expect(await fired(push(0))).toEqual([]);
  expect(await fired(push(null))).toEqual([]);
});

it("asks bots only while they are logged in, under their own id", async () => {
  const webhooks = {
    url: `${receiver.url}/bot`,
    secret_key: "b",
    actions: [{ name: "thread_closed" }, { name: "incoming_event" }],
  };
  const create = async (status: string, more: object = {}) =>
    (await client.call("create_bot_agent", { name: status, status, webhooks, ...more })).bot_agent_id;
  const accepting = await create("accepting chats");
  const away = await create("not accepting chats");
  const offline = await create("offline");
  await create("accepting chats", { webhooks: { ...webhooks, actions: [] } });
  expect(await fired(closed)).toEqual([accepting, away].sort());

  await client.call("update_bot_agent", { id: offline, status: "not accepting chats" });
  await client.call("update_bot_agent", { id: away, status: "offline" });
  expect(await fired(closed)).toEqual([accepting, offline].sort());
  await client.call("remove_bot_agent", { bot_agent_id: accepting });
  expect(await fired(closed)).toEqual([offline]);

  // Revoking the token that logged it in sets it offline (docs/api.md, section 2.6).
  const second = (await platform.tokenFor()).access_token;
  await platform.revoke(token);
  agent = agentClient(platform.apiUrl, second);
  expect(await fired(closed)).toEqual([]);
});

it("counts each of a bot's actions for itself", async () => {
  const actions = [
    { name: "thread_closed" },
    { name: "thread_closed", filters: { chat_properties: { a: { b: { exists: true } } } } },
  ];
  const webhooks = { url: receiver.url, secret_key: "b", actions };
  const bot = { name: "Twice", status: "accepting chats", webhooks };
  const { bot_agent_id: id } = await client.call("create_bot_agent", bot);
  expect(await fired(closed)).toEqual([id]);
  expect(await fired({ ...closed, context: { chat: { a: { b: 1 } } } })).toEqual([id, id]);
});

it("follows every change at once when there is no delay", async () => {
  const ids = [await register(), await register()];
  expect(await fired(closed)).toEqual([...ids].sort());
  await client.call("unregister_webhook", { webhook_id: ids[0] });
  expect(await fired(closed)).toEqual([ids[1]]);
  const third = await register();
  expect(await fired(closed)).toEqual([ids[1], third].sort());
});

describe("refuses", () => {
  const push = pushes.thread_closed;
  const ISSUES: [title: string, body: unknown, paths: string[]][] = [
    ["no body", "", ["action", "push"]],
    ["an unknown action", { action: "nothing", push }, ["action"]],
    ["a push that is a list", { action: "thread_closed", push: [] }, ["push"]],
    ["a push that is null", { action: "thread_closed", push: null }, ["push"]],
    ["a context that is a text", { ...closed, context: "x" }, ["context"]],
    [
      "properties without a namespace",
      { ...closed, context: { chat: { source: 1 } } },
      ["context.chat.source"],
    ],
    ["agents that are not a list of texts", { ...closed, context: { agents: [1] } }, ["context.agents[0]"]],
    ["several problems at once", { action: 1, push: 1 }, ["action", "push"]],
    ["broken JSON", "{", [""]],
    ["a list", "[]", [""]],
  ];
  it.each(ISSUES)("%s", async (_title, body, paths) => {
    const { status, json } = await agent.send("simulate", body);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: { type: "validation", data: { issues: paths.map((path) => ({ path })) } },
    });
  });

  it("callers without a token, another HTTP method, and bodies that are too large", async () => {
    expect(await agentClient(platform.apiUrl).send("simulate", closed)).toMatchObject({ status: 401 });
    expect(await agentClient(platform.apiUrl, "x").send("deliveries")).toMatchObject({ status: 401 });
    expect(await agent.send("simulate")).toMatchObject({ status: 405 });
    expect(await agent.send("deliveries", {})).toMatchObject({ status: 405 });
    const large = { ...closed, context: { agents: ["x".repeat(1024 * 1024)] } };
    expect(await agent.send("simulate", large)).toMatchObject({ status: 413 });
  });
});

it("takes a push from anyone of the license, and ignores what it does not know", async () => {
  const id = await register();
  const { access_token } = await platform.tokenFor({ email: "agent@one.example", scopes: [] });
  const anyone = agentClient(platform.apiUrl, access_token);
  const body = { ...closed, unknown: 1, context: { unknown: 1, thread: { a: { b: { value: [1] } } } } };
  expect(await anyone.simulate(body)).toEqual([
    { delivery_id: expect.any(String) as string, webhook_id: id },
  ]);
});
