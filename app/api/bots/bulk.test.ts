import { beforeAll, describe, expect, it } from "vitest";
import { type BotChange, touchedBy } from "@/lib/bots/bulk";
import { bulkBotReplySchema } from "@/lib/bots/bulk-api";
import { shownBotReplySchema } from "@/lib/bots/api";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { database } from "@/server/database/database";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET, PATCH } from "./[id]/route";
import { POST as BULK } from "./[id]/bulk/route";
import { POST as CREATE } from "./route";

const GROUPS = [
  { id: 0, priority: "normal" },
  { id: 4, priority: "first" },
];
const HEADERS = { origin: "http://localhost:3130", [OPERATION_HEADER]: "bulk one-run" };

const cutApi = createCutApi();
let admin: Browser;
let other: Browser;
let remover: Browser;
let viewer: Browser;

beforeAll(async () => {
  const platform = await preparePlatform(cutApi.start);
  admin = await signIn(platform);
  other = await signIn(platform, { clientId: "application-b" });
  remover = await signIn(platform, { scopes: ["agents-bot--all:read", "agents-bot--all:write"] });
  viewer = await signIn(platform, { scopes: ["agents-bot--all:read"] });
});

async function create(by = admin): Promise<string> {
  const bot = { name: "One of many", status: "accepting chats", max_chats_count: 6, groups: GROUPS };
  return ((await visit(CREATE, by, { method: "POST", body: { bot } })).json as { id: string }).id;
}

async function read(id: string) {
  return shownBotReplySchema.parse((await visit(GET, admin, { params: { id } })).json).bot;
}

async function touched(id: string, change: BotChange) {
  const bot = await read(id);
  return touchedBy(change, { ...bot, capacity: bot.max_chats_count });
}

const ask = (id: string, change: BotChange, from: unknown, by = admin) =>
  visit(BULK, by, { method: "POST", params: { id }, body: { change, from }, headers: HEADERS });

async function step(id: string, change: BotChange, from?: unknown) {
  const answer = await ask(id, change, from === undefined ? await touched(id, change) : from);
  return bulkBotReplySchema.parse(answer.json);
}

async function entriesOf(id: string) {
  return (await database())
    .selectFrom("changes")
    .select(["kind", "result", "operation_id", "operation_kind"])
    .where("object_id", "=", id)
    .where("operation_kind", "is not", null)
    .execute();
}

describe("one step of a bulk change", () => {
  it("changes one setting, journalled under its operation, and skips what is so already", async () => {
    const id = await create();
    const change = { kind: "status", status: "offline" } as const;
    expect(await step(id, change)).toEqual({ kind: "done" });
    expect(await step(id, change, "accepting chats")).toEqual({ kind: "unchanged" });
    expect(await read(id)).toMatchObject({ status: "offline", max_chats_count: 6, groups: GROUPS });
    expect(await entriesOf(id)).toEqual([
      { kind: "update", result: "done", operation_id: "one-run", operation_kind: "bulk" },
    ]);
  });

  it("keeps what somebody else did to other settings, and overwrites nothing of the same", async () => {
    const id = await create();
    const join = { kind: "join", groupId: 9, priority: "last" } as const;
    const theirs = [...GROUPS, { id: 7, priority: "normal" }];
    const body = { bot: { groups: theirs, max_chats_count: 8 } };
    await visit(PATCH, admin, { method: "PATCH", params: { id }, body });
    expect(await step(id, join, null)).toEqual({ kind: "done" });
    expect((await read(id)).groups).toEqual([...theirs, { id: 9, priority: "last" }]);
    expect(await step(id, { kind: "capacity", capacity: 3 }, 6)).toEqual({ kind: "conflict", now: 8 });
    expect(await step(id, { kind: "leave", groupId: 7 }, "last")).toEqual({
      kind: "conflict",
      now: "normal",
    });
    expect(await read(id)).toMatchObject({ max_chats_count: 8 });
    expect(await step(id, { kind: "leave", groupId: 7 })).toEqual({ kind: "done" });
    expect((await read(id)).groups).toEqual([...GROUPS, { id: 9, priority: "last" }]);
  });

  it("moves a bot within a group, and does not take group 0 from one that has no other", async () => {
    const id = await create();
    expect(await step(id, { kind: "join", groupId: 4, priority: "last" })).toEqual({ kind: "done" });
    expect(await step(id, { kind: "leave", groupId: 4 })).toEqual({ kind: "done" });
    expect(await step(id, { kind: "leave", groupId: 0 })).toMatchObject({ kind: "refused" });
    expect((await read(id)).groups).toEqual([{ id: 0, priority: "normal" }]);
  });

  it("removes what is still as it was decided on, whoever owns it, with the permission", async () => {
    const [mine, theirs] = [await create(), await create(other)];
    const remove = { kind: "remove" } as const;
    const before = await touched(mine, remove);
    await visit(PATCH, admin, { method: "PATCH", params: { id: mine }, body: { bot: { name: "Renamed" } } });
    expect(await step(mine, remove, before)).toMatchObject({ kind: "conflict" });
    expect(await step(mine, remove)).toEqual({ kind: "done" });
    expect(await step(mine, remove, before)).toEqual({ kind: "unchanged" });
    const answer = await ask(theirs, remove, await touched(theirs, remove), remover);
    expect(answer.json).toEqual({ kind: "done" });
    expect(await entriesOf(mine)).toMatchObject([{ kind: "remove", result: "done" }]);
  });

  it("is refused without the permission, and for another application's bot", async () => {
    const [mine, theirs] = [await create(), await create(other)];
    const change = { kind: "capacity", capacity: 1 } as const;
    for (const answer of [await ask(theirs, change, 6), await ask(mine, change, 6, remover)]) {
      expect(answer.status).toBe(403);
      expect(answer.json).toMatchObject({ error: { code: "authorization", changed: "no" } });
    }
    expect((await ask(mine, change, 6, viewer)).status).toBe(403);
    expect((await ask(mine, { kind: "capacity", capacity: -1 }, 6)).status).toBe(400);
  });

  it("can be tried again after an answer that was lost", async () => {
    const id = await create();
    const change = { kind: "capacity", capacity: 2 } as const;
    cutApi.cut({ method: "update_bot_agent", when: "after" });
    const lost = await ask(id, change, 6);
    expect(lost.json).toMatchObject({ error: { changed: "unknown" } });
    expect(await step(id, change, 6)).toEqual({ kind: "unchanged" });
  });
});
