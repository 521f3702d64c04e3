import { beforeAll, expect, it } from "vitest";
import { type BotChange, touchedBy } from "@/lib/bots/bulk";
import type { ChangesReply, ShownEntry } from "@/lib/changes/api";
import { queryOf } from "@/lib/changes/filter";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { operationTitle } from "@/lib/changes/summary";
import { takeBackOrder } from "@/lib/changes/take-back-order";
import { findSession, type Session } from "@/server/sign-in/session-rows";
import { reconcile } from "@/server/changes/reconcile";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as BULK } from "../bots/[id]/bulk/route";
import { POST as CREATE } from "../bots/route";
import { POST as TAKE_BACK } from "./[id]/take-back/route";
import { GET } from "./route";

/* A bulk change during which the API failed twice: once before the requested effect and once after it. */

const cuts = createCutApi();
let admin: Browser;
let session: Session;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  const platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
  const found = await findSession(admin.sid);
  if (!found) throw new Error("not signed in");
  session = found;
}, 60_000);

const headersOf = (operation: string) => ({ origin: "http://localhost:3130", [OPERATION_HEADER]: operation });
const groups = [
  { id: 0, priority: "normal" },
  { id: 4, priority: "first" },
];

async function create(names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const bot = { name, status: "accepting chats", max_chats_count: 6, groups };
    const { json } = await visit(CREATE, admin, { method: "POST", body: { bot } });
    ids.push((json as { id: string }).id);
  }
  return ids;
}

const step = (id: string, change: BotChange, from: unknown, operation: string) =>
  visit(BULK, admin, {
    method: "POST",
    params: { id },
    body: { change, from },
    headers: headersOf(operation),
  });

async function entriesOf(operation: string): Promise<ShownEntry[]> {
  const { json } = await visit(GET, admin, { query: queryOf({ operation }) });
  return (json as ChangesReply).items.flatMap((item) => (item.kind === "reveal" ? [] : [item]));
}

async function takeAllBack(operation: string) {
  const answers: unknown[] = [];
  for (const { id } of takeBackOrder(await entriesOf(operation))) {
    const headers = headersOf(`take_back back-${operation}`);
    answers.push((await visit(TAKE_BACK, admin, { method: "POST", params: { id }, body: {}, headers })).json);
  }
  return answers;
}

const details = async (id: string) =>
  (await client.call("get_bot_agent_details", { bot_agent_id: id })).bot_agent;
const namesOf = async () => {
  const { bot_agents } = await client.call("get_bot_agents", { all: true });
  return bot_agents.map(({ name }) => name);
};

it("a change of many bots goes back where it was made, and nowhere else", async () => {
  const names = ["One", "Two", "Three", "Four", "Five"];
  const ids = await create(names);
  const [one = "", two = "", three = "", four = ""] = ids;
  const before = await Promise.all(ids.map(details));
  const change = { kind: "capacity", capacity: 20 } as const;
  await step(one, change, 6, "bulk half-way");
  cuts.cut({ method: "update_bot_agent", when: "before" });
  expect((await step(two, change, 6, "bulk half-way")).status).toBe(502);
  cuts.cut({ method: "update_bot_agent", when: "after" });
  expect((await step(three, change, 6, "bulk half-way")).status).toBe(502);
  await step(four, change, 6, "bulk half-way");
  // The person stopped before the fifth bot, and another client then changed the fourth.
  await client.call("update_bot_agent", { id: four, max_chats_count: 9, name: "Four of theirs" });

  const results = async () => (await entriesOf("half-way")).map(({ object, result }) => [object.id, result]);
  expect(await results()).toEqual([
    [four, "done"],
    [three, "unknown"],
    [two, "unknown"],
    [one, "done"],
  ]);
  await reconcile(session, Date.now() + 120_000);
  expect(await results()).toEqual([
    [four, "done"],
    [three, "done"],
    [two, "failed"],
    [one, "done"],
  ]);
  expect(operationTitle("bulk", await entriesOf("half-way"), 4)).toBe("Changed the capacity of 4 bots");

  expect(await takeAllBack("half-way")).toEqual([
    {
      kind: "refused",
      plan: expect.objectContaining({ conflicts: [expect.objectContaining({ unit: "max_chats_count" })] }),
    },
    { kind: "done", object_id: three },
    { kind: "done", object_id: one },
  ]);
  const after = await Promise.all(ids.map(details));
  const theirs = { max_chats_count: 9, name: "Four of theirs" };
  expect(after).toEqual(before.map((bot) => (bot.id === four ? { ...bot, ...theirs } : bot)));
  const backs = await entriesOf("back-half-way");
  expect(backs.map(({ object, result, takes_back }) => [object.id, result, takes_back !== null])).toEqual([
    [one, "done", true],
    [three, "done", true],
  ]);
}, 60_000);

it("bots that a bulk removal took away are there again, each once", async () => {
  const names = ["Gone one", "Gone two", "Gone three"];
  const [one = "", two = "", three = ""] = await create(names);
  const change = { kind: "remove" } as const;
  const seen = (name: string) => touchedBy(change, { name, status: "accepting chats", capacity: 6, groups });
  await step(one, change, seen("Gone one"), "bulk removal");
  cuts.cut({ method: "remove_bot_agent", when: "after" });
  await step(two, change, seen("Gone two"), "bulk removal");
  cuts.cut({ method: "remove_bot_agent", when: "before" });
  await step(three, change, seen("Gone three"), "bulk removal");
  await reconcile(session, Date.now() + 120_000);
  const gone = (await namesOf()).filter((name) => name.startsWith("Gone"));
  expect(gone).toEqual(["Gone three"]);

  // The API fails once more while the removal is taken back; asking again creates nothing twice.
  cuts.cut({ method: "create_bot_agent", when: "after" });
  expect(operationTitle("bulk", await entriesOf("removal"), 3)).toBe("Removed 3 bots");
  const [first, second] = await takeAllBack("removal");
  expect(first).toMatchObject({ error: { changed: "unknown" } });
  expect(second).toMatchObject({ kind: "done", object_id: expect.any(String) });
  await reconcile(session, Date.now() + 120_000);
  expect(await takeAllBack("removal")).toEqual([]);
  const there = (await namesOf()).filter((name) => name.startsWith("Gone")).sort();
  expect(there).toEqual(["Gone one", "Gone three", "Gone two"]);
}, 60_000);
