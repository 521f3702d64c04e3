import { beforeAll, describe, expect, it } from "vitest";
import { findSession, type Session } from "@/server/sign-in/session-rows";
import { openEntry } from "@/server/journal/journal";
import { botState, webhookState } from "@/server/journal/object-state";
import { reconcile, reconcileAll } from "@/server/changes/reconcile";
import { database } from "@/server/database/database";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { callApi } from "@/server/upstream/call-api";
import { sql } from "kysely";
import { DELETE as REMOVE_BOT, PATCH } from "../bots/[id]/route";
import { POST as CREATE_BOT } from "../bots/route";
import { POST as LOOK_UP } from "./look-up/route";
import { GET as CHANGES } from "./route";
import { GET as SIGN_OUT } from "../sign-out/route";
import { DELETE as UNREGISTER } from "../webhooks/[id]/route";
import { POST as REGISTER } from "../webhooks/route";

/* Entries whose answer never came: the call was cut before or after its effect, or the process died. */

const api = createCutApi();
const LATER = 61_000;
let admin: Browser;
let session: Session;

beforeAll(async () => {
  const platform = await preparePlatform(api.start);
  admin = await signIn(platform);
  const found = await findSession(admin.sid);
  if (!found) throw new Error("not signed in");
  session = found;
});

async function entries(name: string) {
  return (await database())
    .selectFrom("changes")
    .select(["id", "kind", "result", "message", "object_id", "live_at", "finished_at"])
    .where("object_name", "=", name)
    .orderBy("at")
    .execute();
}

const later = () => Date.now() + LATER;
const bot = (name: string) => ({ name, status: "offline", groups: [{ id: 3, priority: "first" }] });

async function createBot(name: string): Promise<string> {
  const { json } = await visit(CREATE_BOT, admin, { method: "POST", body: { bot: bot(name) } });
  return (json as { id: string }).id;
}

const webhook = (description: string) => ({
  url: "http://myservice.com/cut",
  action: "thread_closed",
  description,
  secret: { kind: "value", value: "hush-hush" },
});

async function register(description: string) {
  const { json } = await visit(REGISTER, admin, { method: "POST", body: { webhook: webhook(description) } });
  return (json as { webhook_id: string }).webhook_id;
}

/** Each way to change something, through the routes; the API's method that it is cut at. */
const WAYS = [
  [
    "a bot's creation",
    "create_bot_agent",
    async () => {},
    (name: string) => visit(CREATE_BOT, admin, { method: "POST", body: { bot: bot(name) } }),
  ],
  [
    "a bot's update",
    "update_bot_agent",
    createBot,
    (_: string, id: string) =>
      visit(PATCH, admin, {
        method: "PATCH",
        params: { id },
        body: { bot: { status: "not accepting chats" } },
      }),
  ],
  [
    "a bot's removal",
    "remove_bot_agent",
    createBot,
    (_: string, id: string) => visit(REMOVE_BOT, admin, { method: "DELETE", params: { id } }),
  ],
  [
    "a webhook's registration",
    "register_webhook",
    async () => {},
    (name: string) => visit(REGISTER, admin, { method: "POST", body: { webhook: webhook(name) } }),
  ],
  [
    "a webhook's removal",
    "unregister_webhook",
    register,
    (_: string, id: string) => visit(UNREGISTER, admin, { method: "DELETE", params: { id } }),
  ],
] as const;

describe.each(WAYS)("%s without an answer", (title, method, prepare, change) => {
  it.each([
    ["before", "failed"],
    ["after", "done"],
  ] as const)("cut %s its effect is told to have %s", async (when, result) => {
    const name = `${title} ${when}`;
    const id = (await prepare(name)) ?? "";
    api.cut({ method, when });
    expect((await change(name, id)).status).toBe(502);
    expect((await entries(name)).at(-1)).toMatchObject({ result: "unknown" });

    await reconcile(session, Date.now());
    expect((await entries(name)).at(-1)).toMatchObject({ result: "unknown" });
    await reconcile(session, later());
    expect((await entries(name)).at(-1)).toMatchObject({
      result,
      live_at: result === "done" ? expect.any(Number) : null,
      message: result === "done" ? null : "It did not happen.",
      object_id: result === "done" ? expect.stringMatching(/^\w{25,32}$/) : id || null,
    });
  });
});

it("is found out when a page asks for it, and not by a look at the journal", async () => {
  const name = "Looked up";
  api.cut({ method: "create_bot_agent", when: "after" });
  await visit(CREATE_BOT, admin, { method: "POST", body: { bot: bot(name) } });
  await (await database())
    .updateTable("changes")
    .set((row) => ({
      at: sql`${row.ref("at")} - ${LATER}`,
      finished_at: sql`${row.ref("finished_at")} - ${LATER}`,
    }))
    .where("object_name", "=", name)
    .execute();
  expect((await visit(CHANGES, admin)).status).toBe(200);
  expect(await entries(name)).toMatchObject([{ result: "unknown" }]);
  expect((await visit(LOOK_UP, admin, { method: "POST" })).status).toBe(200);
  expect(await entries(name)).toMatchObject([{ result: "done" }]);
});

it("is found out by one of two processes that ask at once, each of two alike by its own object", async () => {
  const name = "Two alike";
  for (const _ of [1, 2]) {
    api.cut({ method: "create_bot_agent", when: "after" });
    await visit(CREATE_BOT, admin, { method: "POST", body: { bot: bot(name) } });
  }
  await Promise.all([reconcileAll(later()), reconcile(session, later()), reconcileAll(later())]);
  const found = await entries(name);
  expect(found.map(({ result }) => result)).toEqual(["done", "done"]);
  expect(new Set(found.map(({ object_id }) => object_id)).size).toBe(2);
});

describe("a process that died", () => {
  const died = (name: string, id: string, status: string) => {
    const before = botState(1, { ...bot(name), id });
    const after = { ...before, status };
    const object = { kind: "bot" as const, id, name };
    return openEntry(session, { requestId: "r" }, { object, kind: "update", before, after });
  };

  it("before it asked the API has changed nothing", async () => {
    const id = await createBot("Died before");
    await died("Died before", id, "not accepting chats");
    await reconcile(session, later());
    expect((await entries("Died before")).at(-1)).toMatchObject({ result: "failed" });
  });

  it("after it asked the API has changed it, as the next start tells", async () => {
    const id = await createBot("Died after");
    await died("Died after", id, "not accepting chats");
    await callApi(session, "update_bot_agent", { id, status: "not accepting chats" });
    await reconcileAll(later());
    expect((await entries("Died after")).at(-1)).toMatchObject({ result: "done", message: null });
  });

  it("leaves a change that is not known, as long as the API cannot be asked", async () => {
    const id = await createBot("Died in the dark");
    await died("Died in the dark", id, "not accepting chats");
    api.cut({ method: "get_bot_agent_details", when: "before", times: 99 });
    await expect(reconcile(session, later())).rejects.toThrow();
    expect((await entries("Died in the dark")).at(-1)).toMatchObject({
      result: "unknown",
      message: "Switchboard stopped before it received the result.",
      live_at: null,
    });
    api.cut({ method: "none", when: "before" });
    await reconcile(session, later());
    expect((await entries("Died in the dark")).at(-1)).toMatchObject({ result: "failed" });
  });

  it("leaves open what was changed again since, and does not ask again", async () => {
    const id = await createBot("Died long ago");
    await died("Died long ago", id, "not accepting chats");
    await callApi(session, "update_bot_agent", { id, status: "accepting chats" });
    await reconcile(session, later());
    expect((await entries("Died long ago")).at(-1)).toMatchObject({
      result: "unknown",
      message: expect.stringContaining("changed again since"),
    });
    const asked = api.calls.length;
    await reconcile(session, later());
    expect(api.calls).toHaveLength(asked);
  });

  it("is told by how the next change found it", async () => {
    const id = await createBot("Told by the next");
    await died("Told by the next", id, "not accepting chats");
    await callApi(session, "update_bot_agent", { id, status: "not accepting chats" });
    const body = { bot: { status: "accepting chats" } };
    await visit(PATCH, admin, { method: "PATCH", params: { id }, body });
    await reconcile(session, later());
    expect(await entries("Told by the next")).toMatchObject([{}, { result: "done" }, { result: "done" }]);
  });

  it("is not told to have done what was asked once more and then done", async () => {
    const id = await createBot("Asked twice");
    await died("Asked twice", id, "not accepting chats");
    const body = { bot: { status: "not accepting chats" } };
    await visit(PATCH, admin, { method: "PATCH", params: { id }, body });
    await reconcile(session, later());
    expect((await entries("Asked twice")).slice(1)).toMatchObject([
      { result: "unknown", message: expect.stringContaining("changed again since") },
      { result: "done" },
    ]);
  });

  it("while it created equal bots: each entry has its own", async () => {
    const name = "Twins";
    const opened = async () => {
      const object = { kind: "bot" as const, id: null, name };
      const change = { object, kind: "create" as const, before: null, after: bot(name) };
      return openEntry(session, { requestId: "r" }, change);
    };
    await opened();
    await opened();
    await opened();
    await callApi(session, "create_bot_agent", bot(name));
    await callApi(session, "create_bot_agent", bot(name));
    await reconcile(session, later());
    const found = await entries(name);
    expect(found.map(({ result }) => result).sort()).toEqual(["done", "done", "failed"]);
    expect(new Set(found.map(({ object_id }) => object_id)).size).toBe(3);
  });

  it("does not take an older look-alike for its own, and knows secrets apart", async () => {
    const old = await register("Look-alike");
    const object = { kind: "webhook" as const, id: null, name: "Look-alike" };
    const { secret: _, ...wire } = webhook("Look-alike");
    const after = webhookState(1, { ...wire, secret_key: "hush-hush" });
    await openEntry(
      session,
      { requestId: "r" },
      { object, kind: "create", before: null, after, alike: [old] },
    );
    await reconcile(session, later());
    expect((await entries("Look-alike")).at(-1)).toMatchObject({ result: "failed" });

    const other = { ...after, url: "http://myservice.com/apart" };
    await openEntry(session, { requestId: "r" }, { object, kind: "create", before: null, after: other });
    const { webhook_id } = await callApi(session, "register_webhook", {
      ...wire,
      url: other.url,
      secret_key: "another",
    });
    await reconcile(session, later());
    expect(webhook_id).toBeTruthy();
    expect((await entries("Look-alike")).at(-1)).toMatchObject({ result: "unknown", object_id: null });
  });
});

it("does not count one removal twice, so that taking both back makes one bot", async () => {
  const id = await createBot("Removed twice");
  api.cut({ method: "remove_bot_agent", when: "before" });
  const remove = () => visit(REMOVE_BOT, admin, { method: "DELETE", params: { id } });
  expect([(await remove()).status, (await remove()).status]).toEqual([502, 200]);
  await reconcile(session, later());
  expect((await entries("Removed twice")).slice(1)).toMatchObject([
    { result: "unknown", message: expect.stringContaining("removed since") },
    { result: "done" },
  ]);
});

it("does not forget, before signing out, a bot that may not have gone offline", async () => {
  const body = { bot: { ...bot("Night shift"), status: "accepting chats" } };
  const { id } = (await visit(CREATE_BOT, admin, { method: "POST", body })).json as { id: string };
  api.cut({ method: "update_bot_agent", when: "before" });
  await visit(PATCH, admin, { method: "PATCH", params: { id }, body: { bot: { status: "offline" } } });
  expect((await visit(SIGN_OUT, admin)).json).toMatchObject({
    bots: expect.arrayContaining([{ id, name: "Night shift" }]),
  });
  await reconcile(session, later());
});

it("leaves alone what it cannot see, and survives an API that is down", async () => {
  const id = await createBot("Unseen");
  api.cut({ method: "remove_bot_agent", when: "after" });
  await visit(REMOVE_BOT, admin, { method: "DELETE", params: { id } });
  expect(await reconcile({ ...session, granted: ["webhooks--all:read"] }, later())).toBe(0);
  api.cut({ method: "get_bot_agent_details", when: "before", times: 2 });
  await reconcileAll(later());
  expect((await entries("Unseen")).at(-1)).toMatchObject({ result: "unknown" });
  await reconcileAll(later());
  expect((await entries("Unseen")).at(-1)).toMatchObject({ result: "done" });
});
