import { beforeAll, describe, expect, it } from "vitest";
import type { ChangesReply, Counted, TimelineItem } from "@/lib/changes/api";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { queryOf } from "@/lib/changes/filter";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { DELETE as REMOVE_BOT, PATCH } from "../bots/[id]/route";
import { POST as REVEAL } from "../bots/[id]/secret/route";
import { POST as CREATE_BOT } from "../bots/route";
import { POST as REGISTER } from "../webhooks/route";
import { GET as EXPORT } from "./export/route";
import { GET } from "./route";

const SECRET = "hush-hush-timeline-secret";
const webhooks = { url: "http://myservice.com/x", secret: { kind: "value", value: SECRET }, actions: [] };
const names = (items: TimelineItem[]) => items.map(({ object }) => object.name);

let admin: Browser;
let webhooksOnly: Browser;
let agent: Browser;
let other: Browser;
let botId: string;

beforeAll(async () => {
  const platform = await preparePlatform();
  admin = await signIn(platform);
  webhooksOnly = await signIn(platform, { scopes: ["webhooks--my:read"] });
  agent = await signIn(platform, { email: "agent@one.example" });
  other = await signIn(platform, { email: "admin@two.example" });

  const create = async (name: string, operation?: string) => {
    const headers = { origin: "http://localhost:3130", ...(operation && { [OPERATION_HEADER]: operation }) };
    const body = { bot: { name, status: "offline", webhooks } };
    const { json } = await visit(CREATE_BOT, admin, { method: "POST", headers, body });
    return (json as { id: string }).id;
  };
  botId = await create('=HYPERLINK("http://evil.example")');
  const params = { id: botId };
  await visit(PATCH, admin, { method: "PATCH", params, body: { bot: { status: "accepting chats" } } });
  await visit(REVEAL, admin, { method: "POST", params });
  await visit(REMOVE_BOT, admin, { method: "DELETE", params });
  for (const name of ["One", "Two", "Three"]) await create(name, "bulk op-1");
  const webhook = {
    url: "http://MyService.com/hook",
    action: "thread_closed",
    description: "Älpha 100%",
    secret: webhooks.secret,
  };
  await visit(REGISTER, admin, { method: "POST", body: { webhook } });
  await visit(REGISTER, admin, { method: "POST", body: { webhook: { ...webhook, action: "nonsense" } } });
  await visit(CREATE_BOT, other, { method: "POST", body: { bot: { name: "Foreign", status: "offline" } } });
}, 60_000);

type Listed = ChangesReply & Partial<Counted>;

async function list(filter: Parameters<typeof queryOf>[0] = {}, who = admin): Promise<Listed> {
  const { status, json, text } = await visit(GET, who, { query: queryOf(filter) });
  expect(text).not.toContain("hush-hush");
  expect(status).toBe(200);
  const reply = json as ChangesReply;
  // Only the first page has counts.
  expect(reply.counted === null).toBe(filter.cursor !== undefined);
  return { ...reply, ...reply.counted };
}

describe("the timeline", () => {
  it("is of this license, newest first, with looks at secrets in it", async () => {
    const { items, total, facets, next } = await list();
    expect(items.map(({ kind }) => kind)).toEqual([
      ...["create", "create", "create", "create", "create"],
      ...["remove", "reveal", "update", "create"],
    ]);
    expect([total, next]).toEqual([9, null]);
    expect(facets).toEqual({
      object: { bot: 7, webhook: 2 },
      kind: { create: 6, remove: 1, reveal: 1, update: 1 },
      result: { done: 7, failed: 1 },
      email: { "admin@one.example": 9 },
    });
    expect(items.find(({ kind }) => kind === "reveal")).toEqual({
      kind: "reveal",
      id: expect.any(String),
      at: expect.any(Number),
      email: "admin@one.example",
      object: { kind: "bot", id: botId, name: expect.stringContaining("HYPERLINK") },
    });
  });

  it("comes in pages that leave nothing out", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await list({ limit: 2, cursor });
      seen.push(...items.map(({ id }) => id));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual((await list()).items.map(({ id }) => id));
  });

  it("can be narrowed down", async () => {
    expect((await list({ object: "webhook" })).total).toBe(2);
    expect((await list({ object: "bot", id: botId })).items.map(({ kind }) => kind)).toEqual([
      "remove",
      "reveal",
      "update",
      "create",
    ]);
    expect((await list({ kind: "reveal" })).total).toBe(1);
    expect((await list({ result: "failed" })).items).toMatchObject([{ message: expect.any(String) }]);
    expect((await list({ email: "nobody@one.example" })).total).toBe(0);
    expect(names((await list({ q: "100% älpha" })).items)).toHaveLength(2);
    expect(names((await list({ q: "MYSERVICE.com/hook" })).items)).toHaveLength(2);
    expect((await list({ q: "_" })).total).toBeLessThan(9);
    expect(names((await list({ q: "a\u0308LPHA\u00a0100%" })).items)).toHaveLength(2);
    const [newest] = (await list()).items;
    expect((await list({ to: newest?.at })).total).toBeLessThan(9);
    expect((await list({ from: (newest?.at ?? 0) + 1 })).total).toBe(0);
  });

  it("counts each choice of a filter as the others are", async () => {
    const { facets } = await list({ object: "bot", kind: "create" });
    expect(facets?.object).toEqual({ bot: 4, webhook: 2 });
    expect(facets?.kind).toEqual({ create: 4, remove: 1, reveal: 1, update: 1 });
  });

  it("keeps operations together", async () => {
    const { items, operations } = await list({ operation: "op-1" });
    expect(names(items).sort()).toEqual(["One", "Three", "Two"]);
    expect(operations).toEqual([{ id: "op-1", kind: "bulk", results: { done: 3 } }]);
    expect((await list({ operation: "op-1", limit: 1 })).operations).toMatchObject([
      { results: { done: 3 } },
    ]);
  });

  it("shows of bots and webhooks only what the permissions show", async () => {
    const { items, facets } = await list({}, webhooksOnly);
    expect(facets?.object).toEqual({ webhook: 2 });
    expect(items.every(({ object }) => object.kind === "webhook")).toBe(true);
    expect((await list({ object: "bot" }, webhooksOnly)).total).toBe(0);
    expect((await visit(GET, agent)).status).toBe(403);
    expect((await visit(EXPORT, agent, { query: "?format=csv" })).status).toBe(403);
    expect((await visit(GET, undefined)).status).toBe(401);
    expect(names((await list({}, other)).items)).toEqual(["Foreign"]);
  });

  it("refuses what is no filter", async () => {
    for (const query of [
      "?kind=everything",
      "?cursor=x",
      `?cursor=${"9".repeat(20)}_a`,
      "?limit=0",
      "?from=yesterday",
    ]) {
      expect((await visit(GET, admin, { query })).status).toBe(400);
    }
  });
});

describe("the export", () => {
  it("is JSON of every line that the filter matches", async () => {
    const { text, headers } = await visit(EXPORT, admin, { query: "?format=jsonl&object=bot" });
    expect(headers.get("content-disposition")).toBe('attachment; filename="changes.jsonl"');
    const items = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as TimelineItem);
    expect(items).toEqual((await list({ object: "bot" })).items);
    expect(text).not.toContain("hush-hush");
  });

  it("is CSV that no spreadsheet takes for formulas", async () => {
    const { text, headers } = await visit(EXPORT, admin, { query: "?format=csv" });
    expect(headers.get("content-type")).toMatch("text/csv");
    expect(text.startsWith("time,who,what,object,id,name,result,")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain("Status changed from Offline to Accepting chats");
    expect(text).toContain("Viewed the secret of");
    expect(text).not.toMatch(/(^|,|\n)"?=/);
    expect(text).not.toContain("hush-hush");
    expect(text.endsWith("\r\n")).toBe(true);
  });
});
