import { beforeAll, describe, expect, it } from "vitest";
import { shownBotReplySchema, type UpdatedBot } from "@/lib/bots/api";
import { baseOf } from "@/lib/bots/base";
import { type BotForm, editable, toForm } from "@/lib/bots/form";
import { mergeBots } from "@/lib/bots/merge";
import { patchOf } from "@/lib/bots/request";
import { botReplySchema } from "@/lib/contract/replies";
import { database } from "@/server/database/database";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET, PATCH } from "./[id]/route";
import { POST } from "./route";

const SECRET = "hush-hush-bot-secret";
const BOT = {
  name: "Pizza Bot",
  status: "accepting chats",
  max_chats_count: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 2, priority: "first" },
  ],
  webhooks: {
    url: "http://myservice.com/webhooks",
    secret: { kind: "value", value: SECRET },
    actions: [{ name: "incoming_event" }],
  },
};

const cuts = createCutApi();
let platform: Awaited<ReturnType<typeof preparePlatform>>;
let me: Browser;
let anna: Browser;

beforeAll(async () => {
  platform = await preparePlatform(cuts.start);
  me = await signIn(platform);
  anna = await signIn(platform);
});

async function create(): Promise<string> {
  const { json } = await visit(POST, me, { method: "POST", body: { bot: BOT } });
  return (json as { id: string }).id;
}

/** Opens the form with the bot's current settings. */
async function open(id: string): Promise<BotForm> {
  const { json } = await visit(GET, me, { params: { id } });
  return toForm(editable(shownBotReplySchema.parse(json).bot));
}

async function save(by: Browser, id: string, base: BotForm, form: BotForm): Promise<UpdatedBot> {
  const body = { bot: patchOf(base, form), base: baseOf(base) };
  const { status, json, text } = await visit(PATCH, by, { method: "PATCH", params: { id }, body });
  expect(status).toBe(200);
  expect(text).not.toContain(SECRET);
  return json as UpdatedBot;
}

/** Reads a bot from the Configuration API, without Switchboard. */
async function upstream(id: string) {
  const response = await fetch(`${platform.apiUrl}/configuration/v0.4/agents/get_bot_agent_details`, {
    method: "POST",
    headers: { authorization: `Bearer ${me.token}` },
    body: JSON.stringify({ bot_agent_id: id }),
  });
  return botReplySchema.parse(await response.json()).bot_agent;
}

async function entriesOf(id: string): Promise<number> {
  const rows = await (await database())
    .selectFrom("changes")
    .select("id")
    .where("object_id", "=", id)
    .execute();
  return rows.length;
}

const theirsIn = (answer: UpdatedBot) => toForm(editable(answer.bot));

describe("a bot that somebody else has changed", () => {
  it("is saved where nobody has, again and again", async () => {
    const id = await create();
    const base = await open(id);
    const first = await save(me, id, base, { ...base, name: "Pasta Bot" });
    expect(first.kind).toBe("saved");
    const now = theirsIn(first);
    expect(now).toEqual(await open(id));
    expect((await save(me, id, now, { ...now, capacity: "7" })).kind).toBe("saved");
    expect(await upstream(id)).toMatchObject({ name: "Pasta Bot", max_chats_count: 7 });
  });

  it("is left alone, even where other fields were changed, and who changed it is told", async () => {
    const id = await create();
    const base = await open(id);
    await save(anna, id, base, { ...base, status: "offline" });
    const [before, entries] = [await upstream(id), await entriesOf(id)];
    const answer = await save(me, id, base, { ...base, name: "Pasta Bot" });
    expect(answer).toMatchObject({
      kind: "conflict",
      bot: { status: "offline", name: "Pizza Bot" },
      changed_by: { status: { email: "admin@one.example" } },
    });
    expect(await upstream(id)).toEqual(before);
    expect(await entriesOf(id)).toBe(entries);
  });

  it("takes both changes once they are merged, and asks again if it changed again", async () => {
    const id = await create();
    const base = await open(id);
    const groups = base.groups.map((row) => (row.id === 2 ? { ...row, priority: "last" } : row));
    await save(anna, id, base, { ...base, groups });
    const mine = { ...base, groups: base.groups.filter((row) => row.id !== 0) };
    const theirs = theirsIn(await save(me, id, base, mine));
    const merged = mergeBots({ base, mine, theirs });
    await save(anna, id, theirs, { ...theirs, capacity: "9" });
    const again = await save(me, id, theirs, merged);
    expect(again).toMatchObject({ kind: "conflict", bot: { max_chats_count: 9 } });
    const newer = theirsIn(again);
    const both = mergeBots({ base: theirs, mine: merged, theirs: newer });
    expect((await save(me, id, newer, both)).kind).toBe("saved");
    expect(await upstream(id)).toMatchObject({ groups: [{ id: 2, priority: "last" }], max_chats_count: 9 });
  });

  it("is not in the way of what it is already, as when an answer was lost", async () => {
    const id = await create();
    const base = await open(id);
    const secret = { kind: "value" as const, value: "another secret" };
    const form = { ...base, name: "Pasta Bot", webhooks: { ...base.webhooks, secret } };
    expect((await save(me, id, base, form)).kind).toBe("saved");
    expect((await save(me, id, base, form)).kind).toBe("saved");
  });

  it("notices another secret, and never says which", async () => {
    const id = await create();
    const base = await open(id);
    const secret = { kind: "value" as const, value: "rotated by Anna" };
    await save(anna, id, base, { ...base, webhooks: { ...base.webhooks, secret } });
    const typed = { ...base.webhooks, secret: { kind: "value" as const, value: "rotated by me" } };
    const answer = await save(me, id, base, { ...base, webhooks: typed });
    expect(answer.kind).toBe("conflict");
    expect(JSON.stringify(answer)).not.toContain("rotated by Anna");
    const kept = await save(me, id, base, {
      ...base,
      webhooks: { ...base.webhooks, url: "http://b.example/" },
    });
    expect(kept.kind).toBe("conflict");
    expect((await upstream(id)).webhooks?.secret_key).toBe("rotated by Anna");
  });

  it("matters to a status only as far as the status goes", async () => {
    const id = await create();
    const base = await open(id);
    await save(anna, id, base, { ...base, name: "Pasta Bot" });
    const set = (status: string, from: string) =>
      visit(PATCH, me, {
        method: "PATCH",
        params: { id },
        body: { bot: { status }, base: { status: from } },
      });
    expect((await set("not accepting chats", "accepting chats")).json).toMatchObject({ kind: "saved" });
    expect((await set("offline", "accepting chats")).json).toMatchObject({
      kind: "conflict",
      bot: { status: "not accepting chats" },
    });
    expect((await upstream(id)).status).toBe("not accepting chats");
  });

  it("is left alone by a save whose browser left while it waited for its turn", async () => {
    const id = await create();
    const read = cuts.hold("get_bot_agent_details");
    const first = visit(PATCH, me, { method: "PATCH", params: { id }, body: { bot: { name: "First" } } });
    await read.reached;
    const left = new AbortController();
    const body = { bot: { name: "Left" } };
    const second = visit(PATCH, anna, { method: "PATCH", params: { id }, body, signal: left.signal });
    left.abort();
    expect((await second).json).toMatchObject({ error: { code: "conflict", changed: "no" } });
    read.release();
    expect((await first).status).toBe(200);
    expect((await upstream(id)).name).toBe("First");
  });

  it("gets one of two changes that are sent at the same moment", async () => {
    const id = await create();
    const base = await open(id);
    const answers = await Promise.all(
      ["One", "Two"].map((name) => save(name === "One" ? me : anna, id, base, { ...base, name })),
    );
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["conflict", "saved"]);
  });
});
