import { beforeAll, describe, expect, it } from "vitest";
import { keptQuestionSchema } from "@/lib/playground/api";
import { MAX_QUESTION_CHARACTERS, MAX_QUESTIONS, QUESTION_DAYS } from "@/lib/playground/limits";
import { database } from "@/server/database/database";
import { forgetOldQuestions } from "@/server/playground/forget-questions";
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

describe("kept questions", () => {
  const keepAnother = async (by: Browser, push: string) =>
    keptQuestionSchema.parse(
      (await visit(POST, by, { method: "POST", body: { ...question, push, context: "{}" } })).json,
    ).id;
  const kept = async (email: string) =>
    (await database()).selectFrom("playground_questions").selectAll().where("email", "=", email).execute();

  it("of one person are bounded by number; the oldest leave, those of others stay", async () => {
    const theirs = await keep(admin);
    // The license has no second person who may ask, so the kept question gets another owner.
    const db = await database();
    await db.updateTable("playground_questions").set({ email: "colleague@one.example" }).execute();
    const first = await keepAnother(admin, '"first"');
    for (let count = 0; count < MAX_QUESTIONS.person; count += 1) await keepAnother(admin, String(count));
    expect((await visit(GET, admin, { params: { id: first } })).status).toBe(404);
    expect((await visit(GET, admin, { params: { id: theirs } })).status).toBe(200);
    expect(await kept("admin@one.example")).toHaveLength(MAX_QUESTIONS.person);
  });

  it("are bounded by size", async () => {
    const long = 60_000;
    const before = Math.ceil(MAX_QUESTION_CHARACTERS.person / long) + 2;
    for (let count = 0; count < before; count += 1) await keepAnother(admin, `"${count}${"x".repeat(long)}"`);
    const sizes = (await kept("admin@one.example")).map(({ size }) => size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_QUESTION_CHARACTERS.person);
  });

  it("leave when nobody has asked for long", async () => {
    const id = await keepAnother(admin, '"old"');
    await forgetOldQuestions(Date.now() + (QUESTION_DAYS - 1) * 86_400_000);
    expect((await visit(GET, admin, { params: { id } })).status).toBe(200);
    await forgetOldQuestions(Date.now() + (QUESTION_DAYS + 1) * 86_400_000);
    expect((await visit(GET, admin, { params: { id } })).status).toBe(404);
  });

  it("are refused from whoever sees neither bots nor webhooks, before the body is read", async () => {
    const nobody = await signIn(platform, { email: "agent@one.example", scopes: [] });
    const { status } = await visit(POST, nobody, { method: "POST", body: "{" });
    expect(status).toBe(403);
  });
});
