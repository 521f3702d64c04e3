import { beforeAll, describe, expect, it } from "vitest";
import type { ChangesReply, ShownEntry } from "@/lib/changes/api";
import { queryOf } from "@/lib/changes/filter";
import type { TakeBackPlan } from "@/lib/changes/take-back";
import { findSession, type Session } from "@/server/sign-in/session-rows";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { callApi } from "@/server/upstream/call-api";
import { DELETE as REMOVE_BOT, PATCH } from "../bots/[id]/route";
import { POST as CREATE_BOT } from "../bots/route";
import { DELETE as UNREGISTER } from "../webhooks/[id]/route";
import { POST as REGISTER } from "../webhooks/route";
import { GET as PLAN, POST as TAKE_BACK } from "./[id]/take-back/route";
import { GET } from "./route";

const SECRET = "hush-hush-take-back";
let admin: Browser;
let reader: Browser;
let other: Browser;
let session: Session;

beforeAll(async () => {
  const platform = await preparePlatform();
  admin = await signIn(platform);
  reader = await signIn(platform, { scopes: ["agents-bot--my:read", "webhooks--my:read"] });
  other = await signIn(platform, { email: "admin@two.example" });
  const found = await findSession(admin.sid);
  if (!found) throw new Error("not signed in");
  session = found;
}, 60_000);

const bot = (name: string) => ({
  name,
  status: "offline",
  max_chats_count: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 3, priority: "first" },
  ],
});
const hooks = (value: string) => ({
  url: "http://myservice.com/x",
  secret: { kind: "value", value },
  actions: [{ name: "incoming_event" }],
});

async function create(body: object): Promise<string> {
  const { json } = await visit(CREATE_BOT, admin, { method: "POST", body: { bot: body } });
  return (json as { id: string }).id;
}

async function update(id: string, body: object): Promise<void> {
  const answer = await visit(PATCH, admin, { method: "PATCH", params: { id }, body: { bot: body } });
  expect(answer.status).toBe(200);
}

async function register(description: string, value: string): Promise<string> {
  const webhook = { url: "http://myservice.com/hook", action: "thread_closed", description };
  const body = { webhook: { ...webhook, secret: { kind: "value", value } } };
  const { json } = await visit(REGISTER, admin, { method: "POST", body });
  return (json as { webhook_id: string }).webhook_id;
}

async function entries(object: "bot" | "webhook", id: string): Promise<ShownEntry[]> {
  const { json } = await visit(GET, admin, { query: queryOf({ object, id }) });
  return (json as ChangesReply).items.flatMap((item) => (item.kind === "reveal" ? [] : [item]));
}

async function newest(object: "bot" | "webhook", id: string): Promise<ShownEntry> {
  const [entry] = await entries(object, id);
  if (!entry) throw new Error("no entry");
  return entry;
}

async function plan(id: string, who = admin): Promise<TakeBackPlan> {
  const { json, text } = await visit(PLAN, who, { params: { id } });
  expect(text).not.toContain("hush-hush");
  return json as TakeBackPlan;
}

async function takeBack(id: string, body: object = {}, who = admin) {
  const answer = await visit(TAKE_BACK, who, { method: "POST", params: { id }, body });
  expect(answer.text).not.toContain("hush-hush");
  return answer;
}

const details = async (id: string) =>
  (await callApi(session, "get_bot_agent_details", { bot_agent_id: id })).bot_agent;

describe("a removed bot", () => {
  it("is created again as it was, with a new id", async () => {
    const id = await create(bot("Gone"));
    await visit(REMOVE_BOT, admin, { method: "DELETE", params: { id } });
    const entry = await newest("bot", id);
    expect(await plan(entry.id)).toMatchObject({
      kind: "create",
      secret: "none",
      words: expect.arrayContaining([expect.stringContaining("with a new id"), "First in group 3"]),
    });
    const { json } = await takeBack(entry.id);
    const { object_id } = json as { object_id: string };
    expect(object_id).not.toBe(id);
    expect(await details(object_id)).toMatchObject(bot("Gone"));
    expect(await newest("bot", object_id)).toMatchObject({ kind: "create", takes_back: entry.id });
    expect(await newest("bot", id)).toMatchObject({ taken_back_by: { email: "admin@one.example" } });
    expect(await plan(entry.id)).toMatchObject({
      kind: "impossible",
      reason: expect.stringContaining("already"),
    });
    expect((await takeBack(entry.id)).json).toMatchObject({ kind: "refused" });
  });

  it("asks for its secret, unless something else still has it", async () => {
    const id = await create({ ...bot("With a secret"), webhooks: hooks(SECRET) });
    await visit(REMOVE_BOT, admin, { method: "DELETE", params: { id } });
    const entry = await newest("bot", id);
    expect(await plan(entry.id)).toMatchObject({ secret: "asked" });
    expect(await takeBack(entry.id)).toMatchObject({
      status: 400,
      text: expect.stringContaining("secret_key"),
    });

    await register("Shares it", SECRET);
    expect(await plan(entry.id)).toMatchObject({ secret: "stored" });
    const { json } = await takeBack(entry.id);
    const again = await details((json as { object_id: string }).object_id);
    expect(again.webhooks).toMatchObject({ secret_key: SECRET, actions: [{ name: "incoming_event" }] });
  });
});

it("a webhook is registered again with a typed secret, and its registration is taken back by removal", async () => {
  const id = await register("Closed", "hush-hush-only-here");
  await visit(UNREGISTER, admin, { method: "DELETE", params: { id } });
  const entry = await newest("webhook", id);
  expect(await plan(entry.id)).toMatchObject({ kind: "create", object: "webhook", secret: "asked" });
  const { json } = await takeBack(entry.id, { secret: "hush-hush-typed" });
  const { object_id } = json as { object_id: string };
  const listed = async () => (await callApi(session, "get_webhooks_config", {})).webhooks_config;
  expect((await listed()).find(({ webhook_id }) => webhook_id === object_id)).toMatchObject({
    description: "Closed",
    secret_key: "hush-hush-typed",
  });
  const made = await newest("webhook", object_id);
  expect(await plan(made.id)).toMatchObject({ kind: "remove", words: ["Closed will be unregistered"] });
  expect((await takeBack(made.id)).json).toEqual({ kind: "done", object_id: null });
  expect((await listed()).some(({ webhook_id }) => webhook_id === object_id)).toBe(false);
  expect(await plan(made.id)).toMatchObject({ kind: "impossible" });
});

it("a bot's creation is taken back by removal, and says what changed since", async () => {
  const id = await create(bot("Created"));
  await update(id, { max_chats_count: 9 });
  const made = (await entries("bot", id)).at(-1);
  expect(await plan(made?.id ?? "")).toMatchObject({
    kind: "remove",
    words: ["Created will be removed", "Changed since it was created: Capacity changed from 6 to 9"],
  });
  expect((await takeBack(made?.id ?? "")).json).toMatchObject({ kind: "done" });
  await expect(details(id)).rejects.toMatchObject({ code: "not_found" });
});

describe("an update", () => {
  it("is reversed field by field; what it did not touch stays", async () => {
    const id = await create(bot("Edited"));
    await update(id, {
      max_chats_count: 9,
      avatar: "http://a.example/a.png",
      groups: [
        { id: 0, priority: "normal" },
        { id: 3, priority: "last" },
      ],
    });
    const entry = await newest("bot", id);
    const groups = [
      { id: 0, priority: "first" },
      { id: 3, priority: "last" },
      { id: 7, priority: "normal" },
    ];
    await update(id, { status: "not accepting chats", groups });
    expect(await plan(entry.id)).toMatchObject({
      kind: "update",
      conflicts: [],
      words: [
        "Avatar will be removed",
        "Capacity changes from 9 to 6",
        "Moves from Last to First in group 3",
      ],
    });
    expect((await takeBack(entry.id)).json).toMatchObject({ kind: "done" });
    const now = await details(id);
    expect(now).toMatchObject({ status: "not accepting chats", max_chats_count: 6 });
    expect(now.avatar ?? "").toBe("");
    expect(now.groups.toSorted((a, b) => a.id - b.id)).toEqual([
      { id: 0, priority: "first" },
      { id: 3, priority: "first" },
      { id: 7, priority: "normal" },
    ]);
  });

  it("overwrites nothing that was changed again since, unless it is told to", async () => {
    const id = await create(bot("Contested"));
    await update(id, { max_chats_count: 9, name: "Contested too" });
    const entry = await newest("bot", id);
    await update(id, { max_chats_count: 20 });
    const conflict = { unit: "max_chats_count", words: "Capacity changed from 9 to 20" };
    expect(await plan(entry.id)).toMatchObject({ conflicts: [conflict] });
    expect((await takeBack(entry.id)).json).toMatchObject({
      kind: "refused",
      plan: { conflicts: [conflict] },
    });
    expect(await details(id)).toMatchObject({ name: "Contested too", max_chats_count: 20 });

    const partly = await newest("bot", id);
    await takeBack(entry.id, { partly: true });
    expect(await details(id)).toMatchObject({ name: "Contested", max_chats_count: 20 });
    await takeBack(partly.id, { overwrite: ["max_chats_count"] });
    expect(await details(id)).toMatchObject({ max_chats_count: 9 });
  });

  it("of webhooks brings a secret back that something still has, and never one that nothing has", async () => {
    await register("Keeps the old one", "hush-hush-old");
    const id = await create({ ...bot("Rotated"), webhooks: hooks("hush-hush-old") });
    await update(id, { webhooks: { ...hooks("hush-hush-new"), actions: [] } });
    const entry = await newest("bot", id);
    expect(await plan(entry.id)).toMatchObject({ secret: "stored" });
    await takeBack(entry.id);
    expect((await details(id)).webhooks).toMatchObject({
      secret_key: "hush-hush-old",
      actions: [{ name: "incoming_event" }],
    });
  });

  it("that gave a bot webhooks leaves them silent: the API cannot take them away", async () => {
    const id = await create(bot("Got webhooks"));
    await update(id, { webhooks: hooks(SECRET) });
    const entry = await newest("bot", id);
    expect(await plan(entry.id)).toMatchObject({
      words: expect.arrayContaining([expect.stringContaining("fall silent")]),
    });
    await takeBack(entry.id);
    expect((await details(id)).webhooks).toMatchObject({ secret_key: SECRET, actions: [] });
  });
});

it("needs the permission, and does not tell other licenses anything", async () => {
  const id = await create(bot("Guarded"));
  await update(id, { max_chats_count: 1 });
  const entry = await newest("bot", id);
  expect(await plan(entry.id, reader)).toMatchObject({
    reason: expect.stringContaining("agents-bot--my:write"),
  });
  expect((await takeBack(entry.id, {}, reader)).json).toMatchObject({ kind: "refused" });
  expect((await visit(PLAN, other, { params: { id: entry.id } })).status).toBe(404);
});

it("does not take back what did not happen", async () => {
  const body = { bot: { ...bot("Never was"), status: "dancing" } };
  await visit(CREATE_BOT, admin, { method: "POST", body });
  const { json } = await visit(GET, admin, { query: queryOf({ q: "dancing" }) });
  const [item] = (json as ChangesReply).items;
  expect(await plan(item?.id ?? "")).toMatchObject({ reason: expect.stringContaining("did not happen") });
});
