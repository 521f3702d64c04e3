import { beforeAll, expect, it } from "vitest";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { database } from "@/server/database/database";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { DELETE as REMOVE_BOT, PATCH } from "../bots/[id]/route";
import { POST as CREATE_BOT } from "../bots/route";
import { DELETE as UNREGISTER } from "../webhooks/[id]/route";
import { POST as REGISTER } from "../webhooks/route";

const SECRET = "hush-hush-journal-secret";
const OTHER = "hush-hush-other-secret";
const webhook = {
  url: "http://myservice.com/webhooks",
  action: "thread_closed",
  description: "Closed threads",
  secret: { kind: "value", value: SECRET },
};
const bot = {
  name: "Journalled",
  status: "offline",
  webhooks: { url: webhook.url, secret: webhook.secret, actions: [{ name: "incoming_event" }] },
};

let admin: Browser;

beforeAll(async () => {
  admin = await signIn(await preparePlatform());
});

async function entries(objectId: string) {
  const rows = await (await database())
    .selectFrom("changes")
    .selectAll()
    .where("object_id", "=", objectId)
    .orderBy("at")
    .execute();
  expect(JSON.stringify(rows)).not.toContain("hush-hush");
  const state = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));
  return rows.map((row) => ({ ...row, before: state(row.before), after: state(row.after) }));
}

it("tells a bot's whole life, without its secrets", async () => {
  const created = await visit(CREATE_BOT, admin, { method: "POST", body: { bot } });
  const { id } = created.json as { id: string };
  const params = { id };
  const secret = { kind: "value", value: OTHER };
  const update = { name: "Renamed", webhooks: { ...bot.webhooks, secret } };
  const updated = await visit(PATCH, admin, { method: "PATCH", params, body: { bot: update } });
  expect((await visit(REMOVE_BOT, admin, { method: "DELETE", params })).status).toBe(200);

  const digest = expect.stringMatching(/^[0-9a-f]{24}$/);
  const found = await entries(id);
  expect(found).toMatchObject([
    { kind: "create", result: "done", object_name: "Journalled", before: null, email: "admin@one.example" },
    {
      kind: "update",
      result: "done",
      request_id: updated.headers.get("x-request-id"),
      before: { name: "Journalled", webhooks: { secret_digest: digest } },
      after: { name: "Renamed", status: "offline", webhooks: { secret_digest: digest } },
    },
    { kind: "remove", result: "done", object_name: "Renamed", before: { name: "Renamed" }, after: null },
  ]);
  const digests = found[1] as unknown as Record<"before" | "after", { webhooks: { secret_digest: string } }>;
  expect(digests.before.webhooks.secret_digest).not.toBe(digests.after.webhooks.secret_digest);
  for (const { finished_at, live_at } of found) expect(live_at).toBe(Number(finished_at) + 120_000);
});

it("holds no secret of a field that the product does not know", async () => {
  const { json } = await visit(CREATE_BOT, admin, {
    method: "POST",
    body: { bot: { ...bot, name: "Strayed" } },
  });
  const { id } = json as { id: string };
  const stray = { secret_key: SECRET, handover: { steps: [{ secret_key: OTHER }] } };
  await visit(PATCH, admin, { method: "PATCH", params: { id }, body: { bot: { name: "Told", ...stray } } });
  expect((await entries(id)).at(-1)).toMatchObject({ after: { name: "Told", handover: { steps: [{}] } } });
});

it("tells what the API refused, and that nothing changed", async () => {
  const body = { webhook: { ...webhook, action: "no_such_action", description: "Refused" } };
  expect((await visit(REGISTER, admin, { method: "POST", body })).status).toBe(400);
  const rows = await (await database())
    .selectFrom("changes")
    .selectAll()
    .where("object_name", "=", "Refused")
    .execute();
  expect(rows).toMatchObject([
    { kind: "create", result: "failed", object_id: null, live_at: null, message: expect.any(String) },
  ]);
});

it("keeps the steps of an operation together", async () => {
  const headers = { origin: "http://localhost:3130", [OPERATION_HEADER]: "bulk 0f8e-1" };
  const body = { bot: { name: "Step", status: "offline" } };
  const { json } = await visit(CREATE_BOT, admin, { method: "POST", headers, body });
  expect(await entries((json as { id: string }).id)).toMatchObject([
    { operation_kind: "bulk", operation_id: "0f8e-1" },
  ]);
  const odd = { ...headers, [OPERATION_HEADER]: "whatever" };
  expect((await visit(CREATE_BOT, admin, { method: "POST", headers: odd, body })).status).toBe(400);
});

it("tells of webhooks that are registered and unregistered", async () => {
  const { json } = await visit(REGISTER, admin, { method: "POST", body: { webhook } });
  const { webhook_id: id } = json as { webhook_id: string };
  await visit(UNREGISTER, admin, { method: "DELETE", params: { id } });
  expect(await entries(id)).toMatchObject([
    { object_kind: "webhook", kind: "create", after: { url: webhook.url, action: "thread_closed" } },
    { object_kind: "webhook", kind: "remove", before: { webhook_id: id, description: "Closed threads" } },
  ]);
});
