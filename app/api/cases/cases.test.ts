import { beforeAll, describe, expect, it } from "vitest";
import { caseListSchema } from "@/lib/playground/api";
import { MAX_LICENSE_CASES } from "@/lib/playground/limits";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { DELETE } from "./[kind]/[id]/[caseId]/route";
import { GET, POST } from "./[kind]/[id]/route";

const bad = {
  name: "Bad rating",
  action: "thread_closed",
  push: '{"chat_id":"a"}',
  context: '{"chat":{"rating":{"score":{"value":0}}}}',
  expected: "would_send",
};

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
});

const add = (cases: object[], params: Record<string, string>, by = admin) =>
  visit(POST, by, { method: "POST", body: { cases }, params });
const read = async (params: Record<string, string>, by = admin) =>
  caseListSchema.parse((await visit(GET, by, { params })).json).cases;

describe("cases", () => {
  it("are kept for a webhook, seen by a colleague, and removed", async () => {
    const params = { kind: "webhook", id: "first" };
    expect((await add([bad, { ...bad, name: "Twice" }], params)).status).toBe(200);
    const colleague = await signIn(platform);
    const seen = await read(params, colleague);
    expect(seen.map(({ name, by }) => [name, by])).toEqual([
      ["Bad rating", "admin@one.example"],
      ["Twice", "admin@one.example"],
    ]);
    expect(seen[0]).toMatchObject(bad);
    const caseId = seen[0]?.id ?? "";
    const left = await visit(DELETE, colleague, { method: "DELETE", params: { ...params, caseId } });
    expect(caseListSchema.parse(left.json).cases).toHaveLength(1);
    expect((await visit(DELETE, colleague, { method: "DELETE", params: { ...params, caseId } })).status).toBe(
      200,
    );
  });

  it("belong to one webhook or bot", async () => {
    await add([bad], { kind: "bot", id: "one" });
    expect(await read({ kind: "bot", id: "one" })).toHaveLength(1);
    expect(await read({ kind: "webhook", id: "one" })).toEqual([]);
    expect(await read({ kind: "bot", id: "two" })).toEqual([]);
  });

  it.each([
    ["no name", { ...bad, name: " " }],
    ["a verdict nobody knows", { ...bad, expected: "maybe" }],
    ["a push beyond reason", { ...bad, push: "x".repeat(70_000) }],
  ])("are refused with %s", async (_, wrong) => {
    const { status, json } = await add([bad, wrong], { kind: "webhook", id: "refused" });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: "validation" } });
    expect(await read({ kind: "webhook", id: "refused" })).toEqual([]);
  });

  it("have an end", async () => {
    const params = { kind: "webhook", id: "many" };
    const hundred = Array.from({ length: 100 }, (_, index) => ({ ...bad, name: String(index) }));
    expect((await add(hundred, params)).status).toBe(200);
    expect((await add([bad], params)).status).toBe(400);
  });

  it("have an end for a license, whatever they are of", async () => {
    const other = await signIn(platform, { email: "admin@two.example" });
    const hundred = Array.from({ length: 100 }, (_, index) => ({ ...bad, name: String(index) }));
    for (let count = 0; count < MAX_LICENSE_CASES / 100; count += 1) {
      expect((await add(hundred, { kind: "bot", id: `gone-${count}` }, other)).status).toBe(200);
    }
    expect((await add([bad], { kind: "bot", id: "one-more" }, other)).status).toBe(400);
  });

  it("need the permission to read what they are of", async () => {
    const narrow = await signIn(platform, { scopes: ["webhooks--my:read"] });
    expect((await add([bad], { kind: "bot", id: "one" }, narrow)).status).toBe(403);
    expect((await visit(GET, narrow, { params: { kind: "webhook", id: "one" } })).status).toBe(200);
    expect((await visit(GET, undefined, { params: { kind: "webhook", id: "one" } })).status).toBe(401);
    expect((await visit(GET, admin, { params: { kind: "license", id: "one" } })).status).toBe(404);
  });
});
