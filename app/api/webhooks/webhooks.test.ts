import { beforeAll, describe, expect, it } from "vitest";
import { webhookListSchema } from "@/lib/webhooks/api";
import { database } from "@/server/database/database";
import { type Browser, signIn, preparePlatform, visit } from "@/server/testing/signed-in";
import { DELETE } from "./[id]/route";
import { POST as REVEAL } from "./[id]/secret/route";
import { GET, POST } from "./route";

const SECRET = "hush-hush-webhook-secret";
const webhook = {
  url: "http://myservice.com/webhooks",
  description: "Test webhook",
  action: "thread_closed",
  filters: {
    chat_properties: { source: { type: { values: ["facebook", "twitter"] } } },
    chat_member_ids: { agents: ["johndoe@mail.com"] },
  },
};

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
});

async function register(secret: object, by = admin) {
  return visit(POST, by, { method: "POST", body: { webhook: { ...webhook, secret } } });
}

async function reveal(id: string) {
  return visit(REVEAL, admin, { method: "POST", params: { id } });
}

function idOf(json: unknown): string {
  return (json as { webhook_id: string }).webhook_id;
}

describe("webhooks", () => {
  it("are registered, listed without their secret, and unregistered", async () => {
    const id = idOf((await register({ kind: "value", value: SECRET })).json);
    const { json, text } = await visit(GET, admin);
    const { webhooks, scope } = webhookListSchema.parse(json);
    expect(scope).toBe("all");
    expect(webhooks.find(({ webhook_id }) => webhook_id === id)).toEqual({
      ...webhook,
      webhook_id: id,
      has_secret: true,
      secret_digest: expect.any(String),
    });
    expect(text).not.toContain(SECRET);
    expect((await visit(DELETE, admin, { method: "DELETE", params: { id } })).json).toEqual({});
    expect((await visit(DELETE, admin, { method: "DELETE", params: { id } })).status).toBe(404);
  });

  it("are duplicated with a secret that nobody saw", async () => {
    const original = idOf((await register({ kind: "value", value: `${SECRET}-copied` })).json);
    const copy = await register({ kind: "copy", webhook_id: original });
    expect(copy.text).not.toContain(SECRET);
    expect((await reveal(idOf(copy.json))).json).toEqual({ secret_key: `${SECRET}-copied` });
  });

  it.each([{ kind: "keep" }, { kind: "copy", webhook_id: "nosuchwebhook" }])(
    "refuse the secret %o",
    async (secret) => {
      const { status, json } = await register(secret);
      expect(status).toBe(400);
      expect(json).toMatchObject({ error: { code: "validation", issues: [{ path: "secret_key" }] } });
    },
  );

  it("of another application are hidden where all:read was not granted", async () => {
    const other = await signIn(platform, { clientId: "application-b" });
    const theirs = idOf((await register({ kind: "value", value: "s" }, other)).json);
    const narrow = await signIn(platform, { scopes: ["webhooks--my:read"] });
    const { json, text } = await visit(GET, narrow);
    expect(json).toMatchObject({ scope: "my" });
    expect(text).not.toContain(theirs);
  });

  it("write down who saw a secret", async () => {
    const id = idOf((await register({ kind: "value", value: SECRET })).json);
    expect((await reveal(id)).json).toEqual({ secret_key: SECRET });
    const rows = await (await database()).selectFrom("secret_reveals").selectAll().execute();
    expect(rows.filter(({ object_id }) => object_id === id)).toMatchObject([
      { object_kind: "webhook", email: "admin@one.example" },
    ]);
    expect((await reveal("nosuchwebhook")).status).toBe(404);
  });
});
