import { beforeAll, describe, expect, it } from "vitest";
import type { ChangesReply, ShownEntry } from "@/lib/changes/api";
import { queryOf } from "@/lib/changes/filter";
import type { TakeBackPlan, TakenBack } from "@/lib/changes/take-back";
import { takeBackOrder } from "@/lib/changes/take-back-order";
import { replacementSchema } from "@/lib/webhooks/replacement";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as REPLACE } from "../webhooks/[id]/replace/route";
import { DELETE as UNREGISTER } from "../webhooks/[id]/route";
import { GET as PLAN, POST as TAKE_BACK } from "./[id]/take-back/route";
import { GET } from "./route";

const OLD = "hush-hush-before";
const WEBHOOK = {
  url: "http://myservice.com/before",
  action: "thread_closed",
  description: "Of before",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};
const KEEP = { kind: "keep" };

const cuts = createCutApi();
let admin: Browser;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  const platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
}, 60_000);

const listed = async () => (await client.call("get_webhooks_config", {})).webhooks_config;
const stored = async (id: unknown) => (await listed()).find(({ webhook_id }) => webhook_id === id);

async function register(secret_key = OLD, more: object = {}): Promise<string> {
  return (await client.call("register_webhook", { ...WEBHOOK, secret_key, ...more })).webhook_id;
}

async function replace(id: string, change: object) {
  const body = { webhook: { ...WEBHOOK, secret: KEEP, ...change }, strategy: "overlap" };
  const { status, json } = await visit(REPLACE, admin, { method: "POST", params: { id }, body });
  expect(status).toBe(200);
  return replacementSchema.parse(json);
}

async function entriesOf(operation: string): Promise<ShownEntry[]> {
  const { json } = await visit(GET, admin, { query: queryOf({ operation }) });
  return (json as ChangesReply).items.flatMap((item) => (item.kind === "reveal" ? [] : [item]));
}

async function onlyOf(operation: string): Promise<ShownEntry> {
  const order = takeBackOrder(await entriesOf(operation));
  expect(order).toHaveLength(1);
  const [entry] = order;
  if (!entry) throw new Error("no entry");
  return entry;
}

async function plan(id: string): Promise<TakeBackPlan> {
  const { json, text } = await visit(PLAN, admin, { params: { id } });
  expect(text).not.toContain("hush-hush");
  return json as TakeBackPlan;
}

async function takeBack(id: string, body: object = {}): Promise<TakenBack> {
  const { status, json, text } = await visit(TAKE_BACK, admin, { method: "POST", params: { id }, body });
  expect(text).not.toContain("hush-hush");
  expect(status).toBe(200);
  return json as TakenBack;
}

describe("a replaced webhook", { timeout: 60_000 }, () => {
  it("can be taken back again when taking it back was rolled back", async () => {
    const id = await register();
    const { id: operation } = await replace(id, { url: "http://myservice.com/after" });
    const entry = await onlyOf(operation);
    cuts.cut({ method: "unregister_webhook", when: "refused" });
    expect(await takeBack(entry.id)).toMatchObject({ kind: "rolled_back" });
    expect(await onlyOf(operation)).toMatchObject({ id: entry.id, taken_back_by: null });
    expect(await takeBack(entry.id)).toMatchObject({ kind: "done" });
    const taken = (await entriesOf(operation)).find((one) => one.id === entry.id);
    expect(taken).toMatchObject({ taken_back_by: { email: "admin@one.example" } });
  });

  it("is replaced once more, by one as it was, and is never missing", async () => {
    const id = await register();
    const { id: operation, new_id } = await replace(id, { url: "http://myservice.com/after" });
    const entry = await onlyOf(operation);
    expect(await plan(entry.id)).toMatchObject({
      kind: "replace",
      secret: "none",
      conflicts: [],
      words: expect.arrayContaining([
        "Goes to http://myservice.com/before instead of http://myservice.com/after",
        expect.stringContaining("the id changes again"),
      ]),
    });
    cuts.calls.length = 0;
    const answer = await takeBack(entry.id);
    if (answer.kind !== "done") throw new Error(answer.kind);
    const acts = cuts.calls.filter((method) => /register/.test(method));
    expect(acts).toEqual(["register_webhook", "unregister_webhook"]);
    expect(await stored(answer.object_id)).toEqual({
      ...WEBHOOK,
      secret_key: OLD,
      webhook_id: answer.object_id,
    });
    expect(await stored(new_id)).toBeUndefined();
    const after = await entriesOf(operation);
    expect(after.map(({ taken_back_by }) => taken_back_by?.email)).toContain("admin@one.example");
    for (const { id: each } of after) expect(await plan(each)).toMatchObject({ kind: "impossible" });
  });

  it("gets back only what was changed; what somebody changed since stays unless it is overwritten", async () => {
    const id = await register();
    const first = await replace(id, { url: "http://myservice.com/after", description: "Of after" });
    const webhook = {
      url: "http://myservice.com/later",
      description: "Of after",
      action: "incoming_chat_thread",
    };
    await replace(first.new_id ?? "", { ...webhook, filters: null });
    const entry = await onlyOf(first.id);
    expect(await plan(entry.id)).toMatchObject({
      kind: "replace",
      conflicts: [{ unit: "url", words: expect.stringContaining("later") }],
    });
    expect(await takeBack(entry.id)).toMatchObject({ kind: "refused" });
    const partly = await takeBack(entry.id, { partly: true });
    if (partly.kind !== "done") throw new Error(partly.kind);
    expect(await stored(partly.object_id)).toMatchObject({ ...webhook, description: "Of before" });
  });

  it("asks for a secret that nothing has any more; without it, it keeps the one of now", async () => {
    const id = await register("hush-hush-lost");
    const secret = { kind: "value", value: "hush-hush-rotated" };
    const { id: operation } = await replace(id, { secret, description: "Rotated" });
    const entry = await onlyOf(operation);
    expect(await plan(entry.id)).toMatchObject({ kind: "replace", secret: "asked" });
    const answer = await takeBack(entry.id);
    if (answer.kind !== "done") throw new Error(answer.kind);
    expect(await stored(answer.object_id)).toMatchObject({
      description: "Of before",
      secret_key: "hush-hush-rotated",
    });
  });

  it("gets its secret back from whatever still has it, or as it is typed", async () => {
    const id = await register("hush-hush-shared");
    const keeper = await register("hush-hush-shared", { description: "Keeper" });
    const secret = { kind: "value", value: "hush-hush-rotated" };
    const { id: operation } = await replace(id, { secret });
    const entry = await onlyOf(operation);
    expect(await plan(entry.id)).toMatchObject({ secret: "stored" });
    await client.call("unregister_webhook", { webhook_id: keeper });
    const answer = await takeBack(entry.id, { secret: "hush-hush-shared" });
    if (answer.kind !== "done") throw new Error(answer.kind);
    expect(await stored(answer.object_id)).toMatchObject({ secret_key: "hush-hush-shared" });
  });

  it("that was unregistered since is registered again as it was before", async () => {
    const id = await register("hush-hush-gone");
    const { id: operation, new_id } = await replace(id, { description: "Short-lived" });
    await visit(UNREGISTER, admin, { method: "DELETE", params: { id: new_id ?? "" } });
    const entry = await onlyOf(operation);
    expect(await plan(entry.id)).toMatchObject({ kind: "create", secret: "asked" });
    const answer = await takeBack(entry.id, { secret: "hush-hush-gone" });
    if (answer.kind !== "done") throw new Error(answer.kind);
    expect(await stored(answer.object_id)).toMatchObject({ ...WEBHOOK, secret_key: "hush-hush-gone" });
  });

  it("whose replacement is cut off half-way back says that it is not finished", async () => {
    const id = await register();
    const { id: operation } = await replace(id, { description: "Cut off" });
    const entry = await onlyOf(operation);
    cuts.cut({ method: "register_webhook", when: "before" });
    const answer = await takeBack(entry.id);
    expect(answer.kind).toBe("under_way");
    expect((await listed()).filter(({ description }) => description === "Cut off")).toHaveLength(1);
  });
});
