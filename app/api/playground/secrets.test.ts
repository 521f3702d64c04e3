import { beforeAll, describe, expect, it } from "vitest";
import { caseListSchema, keptQuestionSchema } from "@/lib/playground/api";
import { database } from "@/server/database/database";
import { secretsOutOfSamples } from "@/server/database/migrations/secrets-out-of-samples";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as GET_CASES, POST as POST_CASES } from "../cases/[kind]/[id]/route";
import { GET } from "./[id]/route";
import { POST } from "./route";

const SECRET = "the-real-secret-1";
const body = { webhook_id: "w", secret_key: SECRET, action: "thread_closed", data: { chat_id: "c" } };
const pushes: [string, string][] = [
  ["a body", JSON.stringify(body)],
  ["a list of one", JSON.stringify([body], null, 2)],
  ["a text", JSON.stringify(JSON.stringify(body))],
  ["no JSON", `{“secret_key”: “${SECRET}”`],
];

let admin: Browser;
beforeAll(async () => {
  admin = await signIn(await preparePlatform());
});

async function rows(): Promise<string> {
  const db = await database();
  const tables = [
    await db.selectFrom("filter_cases").selectAll().execute(),
    await db.selectFrom("playground_questions").selectAll().execute(),
  ];
  return JSON.stringify(tables);
}

describe("the secret of a body that is kept", () => {
  it.each(pushes)("is dropped before, from %s", async (_, push) => {
    const question = { action: "thread_closed", push, context: push };
    const kept = await visit(POST, admin, { method: "POST", body: question });
    const { id } = keptQuestionSchema.parse(kept.json);
    const params = { kind: "webhook", id: "w1" };
    const cases = [{ ...question, name: "Case", expected: "would_send" }];
    const added = await visit(POST_CASES, admin, { method: "POST", body: { cases }, params });
    expect(caseListSchema.parse(added.json).cases.length).toBeGreaterThan(0);
    expect(await rows()).not.toContain(SECRET);
    expect(JSON.stringify((await visit(GET, admin, { params: { id } })).json)).not.toContain(SECRET);
  });

  it("of an older version is dropped when it is read, and when the database is opened next", async () => {
    const db = await database();
    const { license_id } = await db.selectFrom("filter_cases").select("license_id").executeTakeFirstOrThrow();
    const text = JSON.stringify(body);
    const old = {
      license_id,
      action: "thread_closed",
      push: text,
      context: text,
      email: "a@b.example",
      at: 1,
    };
    await db
      .insertInto("playground_questions")
      .values({ ...old, id: "old", size: 1 })
      .execute();
    const subject = {
      subject_kind: "webhook",
      subject_id: "w2",
      name: "Old",
      expected: "would_send",
    } as const;
    await db
      .insertInto("filter_cases")
      .values({ ...old, ...subject, id: "old" })
      .execute();

    const question = await visit(GET, admin, { params: { id: "old" } });
    expect(question.status).toBe(200);
    const cases = await visit(GET_CASES, admin, { params: { kind: "webhook", id: "w2" } });
    expect(cases.status).toBe(200);
    expect(JSON.stringify([question.json, cases.json])).not.toContain(SECRET);
    expect(await rows()).toContain(SECRET);
    await secretsOutOfSamples.up(db);
    expect(await rows()).not.toContain(SECRET);
  });
});
