import { beforeAll, expect, it } from "vitest";
import { database } from "@/server/database/database";
import { prepareDashboard } from "@/server/testing/dashboard";
import { MAX_STATE_LENGTH, openEntry } from "./journal";

beforeAll(() => prepareDashboard());

const session = { sid: "s", email: "a@b.example", licenseId: 1, clientId: "c", granted: [] };

async function kept(name: string, length: number) {
  const state = { name, settings: "x ".repeat(length / 2) };
  const id = await openEntry(
    session,
    { requestId: "r" },
    { object: { kind: "bot", id: "b", name }, kind: "update", before: state, after: { name } },
  );
  const row = await (await database())
    .selectFrom("changes")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { ...row, length: JSON.stringify(row).length };
}

it("keeps how things were, and nothing of half a change", async () => {
  expect(await kept("Bot", 1000)).toMatchObject({
    before: expect.stringContaining("x x"),
    after: '{"name":"Bot"}',
  });
  expect(await kept("Bot", MAX_STATE_LENGTH)).toMatchObject({
    before: null,
    after: null,
    object_name: "Bot",
  });
});

it("keeps little of what is very large", async () => {
  expect((await kept("n".repeat(900_000), 900_000)).length).toBeLessThan(20_000);
});
