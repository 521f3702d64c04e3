import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { SCOPES, type Scope } from "@/lib/contract/scopes";
import { VERSIONS } from "@/lib/contract/versions";
import { type TestClient, testClient } from "../testing/client";
import { startTestPlatform, type TestPlatform, type TokenFor } from "../testing/start-test-platform";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

async function clientFor(who?: TokenFor): Promise<TestClient> {
  return testClient(platform.apiUrl, (await platform.tokenFor(who)).access_token);
}

const BOT = { name: "Bot", status: "accepting chats" };
const HOOK = { url: "http://a.example/", action: "incoming_event", secret_key: "s" };
const NAMES = Object.keys(METHODS) as MethodName[];

/** Body of each method's request: about an object that its client makes first, or about none. */
const BODIES: Record<MethodName, (owner: TestClient) => Promise<object>> = {
  create_bot_agent: () => Promise.resolve(BOT),
  get_bot_agents: () => Promise.resolve({}),
  register_webhook: () => Promise.resolve(HOOK),
  get_webhooks_config: () => Promise.resolve({}),
  remove_bot_agent: (owner) => owner.call("create_bot_agent", BOT),
  get_bot_agent_details: (owner) => owner.call("create_bot_agent", BOT),
  update_bot_agent: async (owner) => ({
    id: (await owner.call("create_bot_agent", BOT)).bot_agent_id,
    name: "New",
  }),
  unregister_webhook: (owner) => owner.call("register_webhook", HOOK),
};
/** Scopes with which each method may touch another application's object. */
const REACH_ALL: Partial<Record<MethodName, Scope | undefined>> = {
  remove_bot_agent: "agents-bot--all:write",
  get_bot_agent_details: "agents-bot--all:read",
  update_bot_agent: undefined,
  unregister_webhook: "webhooks--all:write",
};
const ON_OBJECTS = Object.keys(REACH_ALL) as (keyof typeof REACH_ALL)[];

describe.each(NAMES)("%s", (name) => {
  it.each(VERSIONS)("works in %s with any one of its scopes, in either spelling", async (version) => {
    const owner = await clientFor();
    for (const scope of METHODS[name].scopes) {
      const client = await clientFor({ scopes: [scope] });
      await client.call(name, await BODIES[name](owner), version);
    }
    const modern = METHODS[name].scopes[0].replace(":write", ":rw").replace(":read", ":ro");
    const client = await clientFor({ scopes: [modern] });
    await client.call(name, await BODIES[name](owner), version);
  });

  it("refuses without a token, and with one that is unknown, expired or revoked", async () => {
    const expected = { status: 401, type: "authentication" };
    const body = await BODIES[name](await clientFor());
    const { access_token: revoked } = await platform.tokenFor();
    await platform.revoke(revoked);
    for (const token of [undefined, "nonsense", "", revoked]) {
      expect(await testClient(platform.apiUrl, token).refusal(name, body)).toMatchObject(expected);
    }
    const short = await platform.tokenFor();
    platform.clock.advance((short.expires_in + 1) * 1000);
    expect(await testClient(platform.apiUrl, short.access_token).refusal(name, body)).toMatchObject(expected);
  });

  it("refuses a token of which no scope allows it", async () => {
    const body = await BODIES[name](await clientFor());
    const kind = name.includes("webhook") ? "webhooks" : "agents-bot";
    const enough: readonly string[] = METHODS[name].scopes;
    const scopes = SCOPES.filter(
      (scope) => !enough.includes(scope) && !(METHODS[name].kind === "read" && scope === `${kind}--my:write`),
    );
    const client = await clientFor({ scopes });
    const refusal = await client.refusal(name, body);
    expect(refusal).toMatchObject({ status: 403, type: "authorization" });
    expect(refusal.message).toContain(enough[0]);
  });

  it("gives an ordinary agent none of it", async () => {
    const body = await BODIES[name](await clientFor());
    const agent = await clientFor({ email: "agent@one.example" });
    expect(await agent.refusal(name, body)).toMatchObject({ status: 403, type: "authorization" });
  });

  it("refuses a body over the limit, after the token and before reading it", async () => {
    const body = `{"padding":"${"x".repeat(MAX_BODY_BYTES)}"}`;
    const client = await clientFor();
    expect(await client.refusal(name, body)).toMatchObject({ status: 413, type: "validation" });
    expect(await testClient(platform.apiUrl).refusal(name, body)).toMatchObject({ status: 401 });
  });
});

describe.each(ON_OBJECTS)("%s", (name) => {
  it("refuses another application's object unless it may reach all", async () => {
    const body = await BODIES[name](await clientFor({ clientId: "application-b" }));
    const all = REACH_ALL[name];
    const mine = await clientFor({ scopes: SCOPES.filter((scope) => scope !== all) });
    expect(await mine.refusal(name, body)).toMatchObject({ status: 403, type: "authorization" });
    if (all !== undefined) await (await clientFor({ scopes: [all] })).call(name, body);
  });

  it("knows nothing of another license's object, and leaves it alone", async () => {
    const stranger = await clientFor({ email: "admin@two.example" });
    const body = await BODIES[name](stranger);
    const refusal = await (await clientFor()).refusal(name, body);
    expect(refusal).toMatchObject({ status: 404, type: "not_found" });
    expect(refusal).toEqual(await (await clientFor()).refusal(name, unknownId(body)));
    await stranger.call(name, body);
  });

  it("knows nothing of an id that never was, is not one, or is not any more", async () => {
    const client = await clientFor();
    const body = await BODIES[name](client);
    const [key = ""] = Object.keys(body);
    const ids = [
      "0".repeat(32),
      "0".repeat(25),
      "x",
      "\u0000",
      "' or 1=1 --",
      "Ü".repeat(32),
      "0".repeat(5000),
    ];
    for (const id of ids) {
      expect(await client.refusal(name, { ...body, [key]: id })).toMatchObject({
        status: 404,
        type: "not_found",
      });
    }
    const remove = name === "unregister_webhook" ? "unregister_webhook" : "remove_bot_agent";
    const id: unknown = Object.values(body)[0];
    await client.call(remove, name === "unregister_webhook" ? { webhook_id: id } : { bot_agent_id: id });
    expect(await client.refusal(name, body)).toMatchObject({ status: 404, type: "not_found" });
  });
});

/** Same body about an object that does not exist; the id is the body's first field. */
function unknownId(body: object): object {
  const [key = "", id = ""] = Object.entries(body)[0] ?? [];
  return { ...body, [key]: "0".repeat(String(id).length) };
}

describe("lists", () => {
  it("of bots hold another application's only with all:read, and never another license's", async () => {
    const theirs = await (await clientFor({ clientId: "application-b" })).call("create_bot_agent", BOT);
    const foreign = await (await clientFor({ email: "admin@two.example" })).call("create_bot_agent", BOT);
    const ids = async (client: TestClient, body: object) =>
      (await client.call("get_bot_agents", body)).bot_agents.map(({ id }) => id);
    const client = await clientFor();
    expect(await ids(client, {})).not.toContain(theirs.bot_agent_id);
    expect(await ids(client, { all: true })).toContain(theirs.bot_agent_id);
    expect(await ids(client, { all: true })).not.toContain(foreign.bot_agent_id);
    const narrow = await clientFor({ scopes: ["agents-bot--my:write"] });
    expect(await narrow.refusal("get_bot_agents", { all: true })).toMatchObject({
      status: 403,
      type: "authorization",
      message: "the access token lacks the permission agents-bot--all:read",
    });
  });

  it("of webhooks hold everyone's of the license with all:read, else the application's", async () => {
    const mine = await (await clientFor()).call("register_webhook", HOOK);
    const theirs = await (await clientFor({ clientId: "application-b" })).call("register_webhook", HOOK);
    const foreign = await (await clientFor({ email: "admin@two.example" })).call("register_webhook", HOOK);
    const ids = async (scopes: readonly string[]) => {
      const reply = await (await clientFor({ scopes })).call("get_webhooks_config", {});
      return reply.webhooks_config.map(({ webhook_id }) => webhook_id);
    };
    const own = await ids(["webhooks--my:read"]);
    expect(own).toContain(mine.webhook_id);
    expect(own).not.toContain(theirs.webhook_id);
    const all = await ids(["webhooks--all:read"]);
    expect(all).toEqual(expect.arrayContaining([mine.webhook_id, theirs.webhook_id]));
    expect(all).not.toContain(foreign.webhook_id);
    expect(all.indexOf(mine.webhook_id)).toBeLessThan(all.indexOf(theirs.webhook_id));
  });
});
