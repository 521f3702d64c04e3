import { beforeAll, describe, expect, it } from "vitest";
import { shownBotReplySchema } from "@/lib/bots/api";
import { database } from "@/server/database/database";
import { type Browser, signIn, preparePlatform, visit } from "@/server/testing/signed-in";
import { DELETE, GET as DETAILS, PATCH } from "./[id]/route";
import { POST as REVEAL } from "./[id]/secret/route";
import { GET, POST } from "./route";

const SECRET = "hush-hush-bot-secret";
const webhooks = {
  url: "http://myservice.com/webhooks",
  secret: { kind: "value", value: SECRET },
  actions: [
    { name: "incoming_event", filters: { chat_properties: { source: { type: { values: ["a"] } } } } },
  ],
};
const bot = { name: "John", status: "accepting chats", groups: [{ id: 0, priority: "first" }], webhooks };

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
let other: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
  other = await signIn(platform, { clientId: "application-b" });
});

async function create(by = admin, body: object = bot): Promise<string> {
  const { status, json } = await visit(POST, by, { method: "POST", body: { bot: body } });
  expect(status).toBe(200);
  return (json as { id: string }).id;
}

/** Reads a bot from the Configuration API, without Switchboard. */
async function upstream(id: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${platform.apiUrl}/configuration/v0.4/agents/get_bot_agent_details`, {
    method: "POST",
    headers: { authorization: `Bearer ${admin.token}` },
    body: JSON.stringify({ bot_agent_id: id }),
  });
  return ((await response.json()) as { bot_agent: Record<string, unknown> }).bot_agent;
}

describe("bots", () => {
  it("are created, listed with whose they are, read without their secret, and removed", async () => {
    const [mine, theirs] = [await create(), await create(other)];
    const list = await visit(GET, admin);
    expect(list.json).toMatchObject({ all: true });
    expect((list.json as { bots: unknown[] }).bots).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: mine, mine: true }),
        expect.objectContaining({ id: theirs, mine: false }),
      ]),
    );
    const { text, json } = await visit(DETAILS, admin, { params: { id: mine } });
    expect(shownBotReplySchema.parse(json).bot).toMatchObject({
      mine: true,
      groups: bot.groups,
      webhooks: { url: webhooks.url, has_secret: true, actions: webhooks.actions },
    });
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain("secret_key");
    expect((await visit(DELETE, admin, { method: "DELETE", params: { id: mine } })).json).toEqual({});
    expect((await visit(DETAILS, admin, { params: { id: mine } })).status).toBe(404);
  });

  it("show only ours where all:read was not granted", async () => {
    const theirs = await create(other);
    const narrow = await signIn(platform, { scopes: ["agents-bot--my:read"] });
    const { json } = await visit(GET, narrow);
    expect(json).toMatchObject({ all: false });
    expect(JSON.stringify(json)).not.toContain(theirs);
  });

  it("keep every field that was not sent, and the secret that was kept", async () => {
    const id = await create();
    const before = await upstream(id);
    const renamed = await visit(PATCH, admin, {
      method: "PATCH",
      params: { id },
      body: { bot: { name: "Jane" } },
    });
    expect(renamed.json).toMatchObject({ kind: "saved", bot: { id, name: "Jane" } });
    expect(renamed.text).not.toContain(SECRET);
    expect(await upstream(id)).toEqual({ ...before, name: "Jane" });

    const kept = { ...webhooks, url: "https://new.example/", secret: { kind: "keep" } };
    await visit(PATCH, admin, { method: "PATCH", params: { id }, body: { bot: { webhooks: kept } } });
    const after = await upstream(id);
    expect(after.webhooks).toMatchObject({ url: "https://new.example/", secret_key: SECRET });
    expect(JSON.stringify(after)).not.toContain("kind");
  });

  it("cannot keep a secret there is none of", async () => {
    const body = { bot: { ...bot, webhooks: { ...webhooks, secret: { kind: "keep" } } } };
    const { status, json } = await visit(POST, admin, { method: "POST", body });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: "validation", issues: [{ path: "webhooks.secret_key" }] } });
  });

  it("bring the API's problems with the paths of their fields", async () => {
    const body = {
      bot: { ...bot, groups: [{ id: 0, priority: "highest" }], webhooks: { ...webhooks, url: "x" } },
    };
    const { status, json } = await visit(POST, admin, { method: "POST", body });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: {
        code: "validation",
        changed: "no",
        issues: [{ path: "groups[0].priority" }, { path: "webhooks.url" }],
      },
    });
  });

  it("name problems of the shape likewise", async () => {
    const blank = { ...webhooks, secret: { kind: "value", value: " " } };
    const body = { bot: { ...bot, name: 1, webhooks: blank } };
    const { json } = await visit(POST, admin, { method: "POST", body });
    expect(json).toMatchObject({
      error: {
        issues: [
          { path: "name", message: "`name` must be a string" },
          { path: "webhooks.secret_key", message: "`webhooks.secret_key` must not be empty" },
        ],
      },
    });
  });

  it("of another application can be seen, not edited", async () => {
    const id = await create(other);
    expect((await visit(DETAILS, admin, { params: { id } })).json).toMatchObject({ bot: { mine: false } });
    const edit = await visit(PATCH, admin, { method: "PATCH", params: { id }, body: { bot: { name: "x" } } });
    expect(edit.status).toBe(403);
    expect(edit.json).toMatchObject({ error: { code: "authorization", changed: "no" } });
  });
});

describe("a bot's secret", () => {
  it("is shown on request, and the request is written down first", async () => {
    const id = await create();
    const { json } = await visit(REVEAL, admin, { method: "POST", params: { id } });
    expect(json).toEqual({ secret_key: SECRET });
    const rows = await (await database())
      .selectFrom("secret_reveals")
      .selectAll()
      .where("object_id", "=", id)
      .execute();
    expect(rows).toMatchObject([{ email: "admin@one.example", license_id: 1, object_kind: "bot" }]);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it("is not found where there are no webhooks", async () => {
    const id = await create(admin, { name: "Plain", status: "offline" });
    expect((await visit(REVEAL, admin, { method: "POST", params: { id } })).status).toBe(404);
  });
});

describe("without the permission", () => {
  it("nothing is asked of the API, and the missing one is named", async () => {
    const agent = await signIn(platform, { email: "agent@one.example" });
    const { status, json } = await visit(GET, agent);
    expect(status).toBe(403);
    expect(json).toMatchObject({
      error: {
        code: "authorization",
        message: expect.stringContaining("agents-bot--my:read"),
        changed: "no",
      },
    });
  });
});
