import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { operationText } from "@/lib/changes/entry";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import type { DriftReply, ExportReply, ItemReply, PlannedItem, PlanReply } from "@/lib/transfer/api";
import { unsealSecrets } from "@/lib/transfer/seal";
import { randomLicense } from "@/lib/transfer/testing/random-license";
import { readDocument, writeDocument } from "@/lib/transfer/text";
import { database } from "@/server/database/database";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as DRIFT } from "./drift/route";
import { POST as EXPORT } from "./export/route";
import { POST as ITEM } from "./item/route";
import { POST as PLAN } from "./plan/route";

const SECRET = "hush-hush-transferred";
const PASSPHRASE = "open hush-hush sesame";
const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
const BOT = { name: "Pizza", status: "offline" };
/** Sealing takes a second by design. */
const SLOW_TIMEOUT = 60_000;

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let one: Browser;
let two: Browser;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  platform = await preparePlatform();
  one = await signIn(platform);
  two = await signIn(platform, { email: "admin@two.example" });
  client = clientOf(platform, one);
});

beforeEach(async () => {
  for (const browser of [one, two]) await transfer("switchboard: 1\nbots: []\nwebhooks: []\n", browser);
});

async function exported(by = one, more: object = {}): Promise<ExportReply> {
  const { status, json } = await visit(EXPORT, by, { method: "POST", body: { others: false, ...more } });
  expect(status, JSON.stringify(json)).toBe(200);
  return json as ExportReply;
}

async function plan(text: string, by = one, passphrase?: string): Promise<PlanReply> {
  const { status, json } = await visit(PLAN, by, { method: "POST", body: { text, passphrase } });
  expect(status, JSON.stringify(json)).toBe(200);
  return json as PlanReply;
}

async function planned(text: string, by = one, passphrase?: string) {
  const reply = await plan(text, by, passphrase);
  if (reply.kind !== "planned") throw new Error(JSON.stringify(reply));
  return reply;
}

async function step(item: PlannedItem, by = one, secret: string | undefined = undefined, id = "test") {
  return visit(ITEM, by, {
    method: "POST",
    headers: {
      origin: "http://localhost:3130",
      [OPERATION_HEADER]: operationText({ kind: "transfer", id }),
    },
    body: { ticket: item.ticket, secret },
  });
}

/** Everything a person would click, removals included; returns how many items were carried out. */
async function transfer(text: string, by = one, passphrase?: string): Promise<number> {
  const { items } = await planned(text, by, passphrase);
  const todo = items.filter(({ ticket }) => ticket !== undefined);
  for (const item of todo) {
    const secret = item.secret === "needed" ? randomUUID() : undefined;
    expect((await step(item, by, secret)).json).toMatchObject({ kind: "done" });
  }
  return todo.length;
}

const yaml = (content: object) => writeDocument({ switchboard: 1, ...content });
const webhooks = async () => (await client.call("get_webhooks_config", {})).webhooks_config;
const kinds = (items: PlannedItem[]) => items.map(({ kind, object }) => `${kind} ${object}`);

async function entries(operationId: string) {
  return (await database())
    .selectFrom("changes")
    .selectAll()
    .where("operation_id", "=", operationId)
    .orderBy("at")
    .execute();
}

describe("a file", () => {
  it(
    "made of one license makes another one the same, byte for byte; again it changes nothing",
    async () => {
      await fc.assert(
        fc.asyncProperty(randomLicense, async (license) => {
          await transfer(writeDocument(license));
          const { text } = await exported();
          await transfer(text, two);
          expect((await exported(two)).text).toBe(text);
          expect(await transfer(text, two)).toBe(0);
        }),
        { numRuns: 4 },
      );
    },
    SLOW_TIMEOUT,
  );

  it(
    "carries its secrets sealed, and nothing of them or the passphrase stays anywhere",
    async () => {
      const written: string[] = [];
      const write = vi
        .spyOn(process.stdout, "write")
        .mockImplementation((text) => written.push(String(text)) > 0);
      await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
      const sealed = await exported(one, { passphrase: PASSPHRASE });
      expect(sealed).toMatchObject({ webhooks: 1, secrets: 1 });
      const read = readDocument(sealed.text);
      if (!read.ok) throw new Error("unreadable");
      // What age writes opens with age's own derivation.
      expect(await unsealSecrets(read.document.secrets ?? "", PASSPHRASE)).toEqual({ "webhook 1": SECRET });
      expect(await plan(sealed.text, two)).toEqual({ kind: "sealed" });
      expect(await plan(sealed.text, two, "wrong")).toMatchObject({
        kind: "sealed",
        wrong: expect.stringContaining("passphrase is wrong"),
      });
      expect(await transfer(sealed.text, two, PASSPHRASE)).toBe(1);
      const theirs = clientOf(platform, two);
      expect((await theirs.call("get_webhooks_config", {})).webhooks_config).toMatchObject([
        { secret_key: SECRET },
      ]);
      write.mockRestore();

      expect(sealed.text + written.join("")).not.toMatch(/hush-hush/);
      const folder = process.env.DATA_DIR ?? "";
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (name.includes("sqlite"))
          expect(readFileSync(join(folder, name)).includes("hush-hush")).toBe(false);
      }
      const tables = await Promise.all(
        (["changes", "secret_reveals"] as const).map(async (table) =>
          (await database()).selectFrom(table).selectAll().execute(),
        ),
      );
      expect(JSON.stringify(tables)).not.toContain("hush-hush");
      expect(tables[1]).toMatchObject([{ object_kind: "webhook", email: "admin@one.example" }]);
    },
    SLOW_TIMEOUT,
  );

  it("that is wrong is refused with lines, and masked secrets with it", async () => {
    const text = "switchboard: 1\nbots:\n  - name: A\n    status: asleep\n";
    expect(await plan(text)).toMatchObject({
      kind: "problems",
      problems: [{ path: "bots[0].status", line: 4 }],
    });
    const masked =
      "switchboard: 1\nwebhooks:\n  - url: https://a.example\n    action: a\n    secret: '•••'\n";
    expect(await plan(masked)).toMatchObject({
      kind: "problems",
      problems: [{ line: 5, message: expect.stringContaining("is masked") }],
    });
    expect(await plan("[")).toMatchObject({ kind: "problems", problems: [{ line: 1 }] });
  });

  it("lists bots of other applications to be read, and never applies them", async () => {
    const other = await signIn(platform, { clientId: "application-b" });
    const text = yaml({ bots: [{ ...BOT, name: "Theirs" }] });
    expect(await transfer(text, other)).toBe(1);
    const { text: whole, other_bots } = await exported(one, { others: true });
    expect(other_bots).toBe(1);
    expect(whole).toContain("other_applications:\n  bots:\n    - name: Theirs");
    expect((await planned(whole)).items).toEqual([]);
    expect(await transfer(yaml({ bots: [], webhooks: [] }), other)).toBe(1);
  });
});

describe("a plan", () => {
  it("says what each item would do, and what becomes of its secret", async () => {
    await client.call("register_webhook", { ...HOOK, description: "Old", secret_key: SECRET });
    await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    await client.call("create_bot_agent", { name: "Alone", status: "offline" });
    const { items } = await planned(
      yaml({
        bots: [{ ...BOT, max_chats_count: 4 }],
        webhooks: [
          { ...HOOK, description: "New" },
          { ...HOOK, url: "https://b.example" },
          { ...HOOK, url: "https://c.example", secret: { value: SECRET } },
        ],
      }),
    );
    expect(items).toMatchObject([
      {
        kind: "update",
        label: "“Pizza”",
        line: 3,
        secret: "none",
        differences: [{ before: "3", after: "4" }],
      },
      {
        kind: "replace",
        secret: "kept",
        differences: [{ field: "description", before: "Old", after: "New" }],
      },
      { kind: "create", secret: "needed" },
      { kind: "create", secret: "set" },
      { kind: "only_here", label: "“Alone”" },
    ]);
    expect(JSON.stringify(items)).not.toContain(SECRET);
  });

  it("is carried out item by item, each in the journal under the one transfer", async () => {
    const { webhook_id: old } = await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const text = yaml({ bots: [BOT], webhooks: [{ ...HOOK, description: "New" }] });
    const { items } = await planned(text);
    expect(kinds(items)).toEqual(["create bot", "replace webhook"]);
    for (const item of items)
      expect((await step(item, one, undefined, "run-1")).json).toMatchObject({ kind: "done" });
    expect(await webhooks()).toMatchObject([{ description: "New", secret_key: SECRET }]);
    const rows = await entries("run-1");
    expect(new Set(rows.map(({ operation_kind }) => operation_kind))).toEqual(new Set(["transfer"]));
    expect(rows.every(({ result }) => result === "done")).toBe(true);
    expect(rows.map(({ kind, object_kind }) => `${kind} ${object_kind}`)).toEqual([
      "create bot",
      "create webhook",
      "remove webhook",
    ]);
    expect(rows.some(({ object_id }) => object_id === old)).toBe(true);
    expect(kinds((await planned(text)).items)).toEqual(["unchanged bot", "unchanged webhook"]);
  });

  it("is refused as a whole with what somebody else changed", async () => {
    const { bot_agent_id } = await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const { base } = await planned(yaml({ bots: [] }));
    expect(base).not.toContain(SECRET);
    const drift = async () =>
      ((await visit(DRIFT, one, { method: "POST", body: { base } })).json as DriftReply).changes;
    expect(await drift()).toEqual([]);
    await client.call("update_bot_agent", { id: bot_agent_id, max_chats_count: 9 });
    const [webhook] = await webhooks();
    await client.call("unregister_webhook", { webhook_id: webhook?.webhook_id });
    await client.call("register_webhook", { ...HOOK, secret_key: "another" });
    expect(await drift()).toEqual([
      "bot “Pizza” was changed: max_chats_count: 3 → 9",
      "webhook thread_closed to https://a.example/hook was removed",
      "webhook thread_closed to https://a.example/hook was added",
    ]);
    expect((await visit(DRIFT, one, { method: "POST", body: { base: "nonsense" } })).status).toBe(400);
  });

  it.each([
    ["create bot", { bots: [BOT] }],
    ["create webhook", { webhooks: [{ ...HOOK, secret: { value: SECRET } }] }],
  ])("never makes a second one: %s", async (_, content) => {
    const { items } = await planned(yaml(content));
    const [item] = items;
    if (!item) throw new Error("no item");
    expect((await step(item)).json).toMatchObject({ kind: "done" });
    const again = (await step(item)).json as ItemReply;
    expect(again).toMatchObject({ kind: "stale", changes: [expect.stringMatching(/ was added$/)] });
  });

  it("leaves an object alone that was changed or removed since", async () => {
    const { bot_agent_id } = await client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    const { webhook_id } = await client.call("register_webhook", { ...HOOK, secret_key: SECRET });
    const changes = await planned(
      yaml({ bots: [{ ...BOT, max_chats_count: 4 }], webhooks: [{ ...HOOK, description: "New" }] }),
    );
    const removals = await planned(yaml({ bots: [], webhooks: [] }));
    await client.call("update_bot_agent", { id: bot_agent_id, avatar: "a.example/x.png" });
    await client.call("unregister_webhook", { webhook_id });
    const results = [];
    for (const item of [...changes.items, ...removals.items]) results.push((await step(item)).json);
    expect(results).toMatchObject([
      { kind: "stale", changes: ["bot “Pizza” was changed: avatar: nothing → a.example/x.png"] },
      { kind: "stale", changes: ["webhook thread_closed to https://a.example/hook was removed"] },
      { kind: "stale" },
      { kind: "done" },
    ]);
    const { bot_agent } = await client.call("get_bot_agent_details", { bot_agent_id });
    expect(bot_agent.max_chats_count).toBe(3);
    expect(await webhooks()).toEqual([]);
  });

  it("opens for the license and application it was made for only", async () => {
    const { items } = await planned(yaml({ bots: [BOT] }));
    const [item] = items;
    if (!item) throw new Error("no item");
    expect((await step(item, two)).status).toBe(400);
    expect((await step({ ...item, ticket: "nonsense" })).status).toBe(400);
    const other = await signIn(platform, { clientId: "application-b" });
    expect((await step(item, other)).status).toBe(400);
  });

  it("needs the permissions of what it does, and a secret where there is none", async () => {
    const agent = await signIn(platform, { scopes: ["agents-bot--my:read", "webhooks--my:read"] });
    const { items } = await planned(yaml({ bots: [BOT], webhooks: [HOOK] }), agent);
    const [bot, webhook] = items;
    if (!bot || !webhook) throw new Error("no items");
    expect((await step(bot, agent)).status).toBe(403);
    const needing = (await planned(yaml({ webhooks: [HOOK] }))).items[0];
    if (!needing) throw new Error("no item");
    expect((await step(needing)).json).toMatchObject({
      error: { code: "validation", issues: [{ path: "secret" }] },
    });
    const nobody = await signIn(platform, { email: "agent@one.example", scopes: [] });
    expect((await visit(EXPORT, nobody, { method: "POST", body: { others: false } })).status).toBe(403);
  });
});
