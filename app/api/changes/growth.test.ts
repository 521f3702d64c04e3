import { beforeAll, expect, inject, it } from "vitest";
import type { ChangesReply, TimelineItem } from "@/lib/changes/api";
import { queryOf } from "@/lib/changes/filter";
import { LOOKED_AT, WINDOW } from "@/server/changes/windows";
import { searchTexts } from "@/server/database/search-text";
import { database } from "@/server/database/database";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as GROUPS } from "../groups/route";
import { GET as EXPORT } from "./export/route";
import { GET } from "./route";

/** Journal entries: more than one request reads or, in the long run, as many as a license keeps. */
const ENTRIES = inject("long") ? 200_000 : LOOKED_AT + 2 * WINDOW;
const AT_ONCE = 1000;

let admin: Browser;

beforeAll(async () => {
  admin = await signIn(await preparePlatform());
  const db = await database();
  for (let first = 0; first < ENTRIES; first += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, index) => entry(first + index));
    for (let at = 0; at < rows.length; at += 500) {
      await db
        .insertInto("changes")
        .values(rows.slice(at, at + 500))
        .execute();
    }
  }
  const reveals = Array.from({ length: 300 }, (_, index) => ({
    id: `reveal-${index}`,
    at: 2 + index * 10,
    email: "admin@one.example",
    license_id: 1,
    object_kind: "bot" as const,
    object_id: `b${index}`,
  }));
  await db.insertInto("secret_reveals").values(reveals).execute();
});

/**
 * Journal entry number `index`; number 0 is the oldest. Every 1000th has failed. Number 5, "Needle", has another author and
 * belongs to an operation.
 */
function entry(index: number) {
  const state = JSON.stringify({ name: `Bot ${index % 50}`, status: "offline", groups: [{ id: index % 9 }] });
  const searched = {
    object_id: `b${index % 50}`,
    object_name: index === 5 ? "Needle" : `Bot ${index % 50}`,
    email: index === 5 ? "gone@one.example" : "admin@one.example",
    before: null,
    after: state,
    request_id: `r${index}`,
  };
  return {
    ...searched,
    ...searchTexts(searched),
    id: `entry-${String(index).padStart(7, "0")}`,
    license_id: 1,
    client_id: "c",
    sid: "s",
    at: 1000 + Math.floor(index / 3),
    object_kind: "bot" as const,
    kind: "create" as const,
    alike: "[]",
    result: index % 1000 === 0 ? ("failed" as const) : ("done" as const),
    message: null,
    finished_at: 1,
    live_at: 1,
    operation_id: index === 5 ? "op" : null,
    operation_kind: index === 5 ? ("bulk" as const) : null,
    takes_back: null,
  };
}

async function list(filter: Parameters<typeof queryOf>[0] = {}): Promise<ChangesReply> {
  const { json, status } = await visit(GET, admin, { query: queryOf(filter) });
  expect(status).toBe(200);
  return json as ChangesReply;
}

it("shows the newest, and says how many there are at least of what it has looked at", async () => {
  const { items, counted, next, looked_back_to } = await list();
  expect(items).toHaveLength(50);
  expect(items[0]?.id).toBe(`entry-${String(ENTRIES - 1).padStart(7, "0")}`);
  expect([next === null, looked_back_to]).toEqual([false, null]);
  // The newest LOOKED_AT entries, and all 300 reveals of secrets, which are below that limit.
  expect(counted).toMatchObject({ total: LOOKED_AT + 300, all: false });
  expect(counted?.facets.result).toEqual({ done: LOOKED_AT - 20, failed: 20, under_way: 0, unknown: 0 });
  // The filter by person also offers people without a counted entry, with the number 0.
  expect(counted?.facets.email).toMatchObject({ "gone@one.example": 0 });
});

it("looks for what is rare a part at a time, and finds it in the end", async () => {
  const found: TimelineItem[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await list({ q: "needle", cursor });
    found.push(...page.items);
    if (page.next !== null) expect(page.looked_back_to).toEqual(expect.any(Number));
    cursor = page.next ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect(found.map(({ id }) => id)).toEqual(["entry-0000005"]);
  expect(pages).toBe(Math.floor(ENTRIES / LOOKED_AT) + 1);
});

it("finds by an index, however old it is, what one names", async () => {
  const ids = async (filter: Parameters<typeof queryOf>[0]) => (await list(filter)).items.map(({ id }) => id);
  for (const filter of [{ operation: "op" }, { entry: "entry-0000005" }, { email: "gone@one.example" }]) {
    expect(await ids(filter)).toEqual(["entry-0000005"]);
  }
  expect((await list({ result: "failed", limit: 200 })).items).toHaveLength(Math.min(200, ENTRIES / 1000));
  expect((await list({ to: 1002 })).counted).toMatchObject({ total: 106, all: true });
  expect((await list({ id: "b5", kind: "reveal" })).items.map(({ id }) => id)).toEqual(["reveal-5"]);
});

it("is exported in full and in order, and others are answered meanwhile", async () => {
  const order: string[] = [];
  const exporting = visit(EXPORT, admin, { query: "?format=jsonl&to=3000" }).then((answer) => {
    order.push("export");
    return answer;
  });
  const other = visit(GROUPS, admin).then(() => order.push("other"));
  const { text } = await exporting;
  await other;
  expect(order).toEqual(["other", "export"]);
  const ids = text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { id: string; at: number }).id);
  expect(ids).toHaveLength(6000 + 300);
  expect(new Set(ids).size).toBe(ids.length);
});

it("is not read on when the reader has left", async () => {
  const { exportChanges } = await import("@/server/changes/export-changes");
  const { findSession } = await import("@/server/sign-in/session-rows");
  const session = await findSession(admin.sid);
  if (session === undefined) throw new Error("no session");
  const { body } = await exportChanges(session, { format: "csv" });
  const reader = body.getReader();
  await reader.read();
  await reader.cancel();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});
