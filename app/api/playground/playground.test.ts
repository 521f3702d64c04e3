import { beforeAll, describe, expect, it } from "vitest";
import { keptQuestionSchema } from "@/lib/playground/api";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET } from "./[id]/route";
import { POST } from "./route";

const question = {
  action: "thread_closed",
  push: '{"chat_id":"a"}',
  context: `{"agents":["${"a".repeat(9000)}"]}`,
};

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
});

const keep = async (by: Browser) =>
  keptQuestionSchema.parse((await visit(POST, by, { method: "POST", body: question })).json).id;

describe("a long question", () => {
  it("is kept once under a short id, for everybody of the license", async () => {
    const colleague = await signIn(platform);
    const id = await keep(admin);
    expect(id).toMatch(/^[\w-]{12}$/);
    expect(await keep(colleague)).toBe(id);
    expect((await visit(GET, colleague, { params: { id } })).json).toEqual(question);
  });

  it("is not found by another license, nor by nobody", async () => {
    const id = await keep(admin);
    const other = await signIn(platform, { email: "admin@two.example" });
    expect((await visit(GET, other, { params: { id } })).status).toBe(404);
    expect((await visit(GET, undefined, { params: { id } })).status).toBe(401);
  });

  it("that is too long is refused", async () => {
    const body = { ...question, push: "x".repeat(70_000) };
    expect((await visit(POST, admin, { method: "POST", body })).status).toBe(400);
  });
});
