import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Status } from "@/lib/contract/bots";
import { findSession } from "@/server/sign-in/session-rows";
import { createBot } from "@/server/bots/create-bot";
import { removeBot } from "@/server/bots/remove-bot";
import { database } from "@/server/database/database";
import { startAnotherDashboard } from "@/server/testing/another-dashboard";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, clientOf, preparePlatform, signIn } from "@/server/testing/signed-in";
import { closeTicket } from "@/server/transfer/ticket";

/*
 * Two dashboard processes with one database and one API: unique names stay unique, and changes to one bot
 * take turns.
 */

const cuts = createCutApi();
const OFFLINE: Status = "offline";
let client: ReturnType<typeof clientOf>;
let admin: Browser;
let one: Awaited<ReturnType<typeof startAnotherDashboard>>;
let other: Awaited<ReturnType<typeof startAnotherDashboard>>;

beforeAll(async () => {
  const platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
  client = clientOf(platform, admin);
  [one, other] = await Promise.all([startAnotherDashboard(), startAnotherDashboard()]);
});

const cause = { requestId: "r" };
const me = async () => {
  const session = await findSession(admin.sid);
  if (!session) throw new Error("not signed in");
  return session;
};
const newBot = async (name: string) => {
  const bot = { name, status: OFFLINE, max_chats_count: 6, groups: [{ id: 1, priority: "normal" as const }] };
  return (await createBot(await me(), { bot }, cause)).id;
};
const botNow = async (id: string) =>
  (await client.call("get_bot_agent_details", { bot_agent_id: id })).bot_agent;
const named = async (name: string) =>
  (await client.call("get_bot_agents", { all: false })).bot_agents.filter((bot) => bot.name === name);
const isWaitedFor = () =>
  vi.waitFor(async () => {
    const rows = await (await database()).selectFrom("turns").select("wanted").execute();
    expect(rows.map(({ wanted }) => wanted)).toContain(1);
  }, 30_000);

/**
 * Holds the first process's change after it has read the bot, and starts the second process's change before
 * it writes.
 */
async function overlapping<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const read = cuts.hold("get_bot_agent_details");
  const begun = first();
  await read.reached;
  const next = second();
  await Promise.race([next, isWaitedFor()]);
  read.release();
  return Promise.all([begun, next]);
}

describe("one bot, two processes", () => {
  it("is put into two groups at once, and is in both", async () => {
    const id = await newBot("Twice placed");
    const first = { kind: "join" as const, groupId: 2, priority: "first" as const };
    const second = [{ botId: id, groupId: 3, from: null, priority: "last" }];
    const answers = await overlapping(
      () => one.ask("changeInBulk", admin, id, { change: first, from: null }, cause),
      () => other.ask("placeBot", admin, { bot_id: id, changes: second }, cause),
    );
    expect(answers.map(({ value }) => value?.kind)).toEqual(["done", "saved"]);
    expect((await botNow(id)).groups.map((group) => group.id)).toEqual([1, 2, 3]);
  });

  it("gets one of two changes of the same setting, and the other is told of the conflict", async () => {
    const id = await newBot("Named twice");
    const rename = (name: string) => ({ bot: { name }, base: { name: "Named twice" } });
    const answers = await overlapping(
      () => one.ask("updateBot", admin, id, rename("First"), cause),
      () => other.ask("updateBot", admin, id, rename("Second"), cause),
    );
    expect(answers.map(({ value }) => value?.kind)).toEqual(["saved", "conflict"]);
    expect((await botNow(id)).name).toBe("First");
  });
});

it("a process with a long line leaves room for another", async () => {
  const id = await newBot("Crowded");
  let done = 0;
  const line = Array.from({ length: 12 }, async (_, capacity) => {
    await one.ask("updateBot", admin, id, { bot: { max_chats_count: capacity + 1 } }, cause);
    done += 1;
  });
  await vi.waitFor(() => expect(done).toBeGreaterThan(0));
  await other.ask("updateBot", admin, id, { bot: { name: "Not last" } }, cause);
  expect(done).toBeLessThan(line.length);
  await Promise.all(line);
});

it("a removal that two processes take back at once is taken back once", async () => {
  const id = await newBot("Back once");
  await removeBot(await me(), id, cause);
  const { id: entry } = await (await database())
    .selectFrom("changes")
    .select("id")
    .where("object_id", "=", id)
    .where("kind", "=", "remove")
    .executeTakeFirstOrThrow();
  const input = { overwrite: [], partly: false };
  const created = cuts.hold("create_bot_agent");
  const first = one.ask("takeBack", admin, entry, input, cause);
  await created.reached;
  const second = other.ask("takeBack", admin, entry, input, cause);
  await Promise.race([second, isWaitedFor()]);
  created.release();
  expect((await first).value).toMatchObject({ kind: "done" });
  expect((await second).value).toMatchObject({
    kind: "refused",
    plan: { reason: "It was already undone by admin@one.example." },
  });
  expect(await named("Back once")).toHaveLength(1);
});

it("a file that two processes apply at once creates each bot once", async () => {
  const entry = { name: "From a file", status: OFFLINE };
  const ticket = await closeTicket(await me(), { kind: "create", object: "bot", entry, alike: [] });
  const listed = cuts.hold("get_bot_agents");
  const first = one.ask("applyItem", admin, { ticket }, cause);
  await listed.reached;
  const second = other.ask("applyItem", admin, { ticket }, cause);
  await Promise.race([second, isWaitedFor()]);
  listed.release();
  expect([(await first).value, (await second).value]).toMatchObject([{ kind: "done" }, { kind: "stale" }]);
  expect(await named("From a file")).toHaveLength(1);
});

it("one group of those that are given one name at once gets it", async () => {
  const answers = await Promise.all(
    [11, 12, 13, 14, 15, 16].map((group) =>
      [one, other][group % 2]?.ask("nameGroup", admin, `${group}`, { name: group % 3 ? "Sales" : "SALES" }),
    ),
  );
  const refused = answers.flatMap((answer) => answer?.failure ?? []);
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => "validation"));
  const rows = await (await database()).selectFrom("group_names").select("name_key").execute();
  expect(rows).toEqual([{ name_key: "sales" }]);
});

it("there are at most 100 cases, also when they are added at once", async () => {
  const kept = { name: "n", action: "a", push: "{}", context: "{}", expected: "would_send" as const };
  const cases = Array.from({ length: 40 }, () => kept);
  const subject = { kind: "bot" as const, id: "crowded" };
  const answers = await Promise.all(
    [one, other, one, other].map((each) => each.ask("addCases", admin, subject, { cases })),
  );
  expect(answers.filter(({ failure }) => failure?.code === "validation")).toHaveLength(2);
  const rows = await (await database()).selectFrom("filter_cases").select("id").execute();
  expect(rows).toHaveLength(80);
});

it("a turn of a process that died is the next one's when its lease is over", async () => {
  const id = await newBot("Left alone");
  const dying = await startAnotherDashboard();
  const read = cuts.hold("get_bot_agent_details");
  void dying.ask("updateBot", admin, id, { bot: { name: "Never" } }, cause);
  await read.reached;
  await dying.kill();
  read.release();
  const next = one.ask("updateBot", admin, id, { bot: { name: "Gone on" } }, cause);
  await isWaitedFor();
  // The lease ends here as if the process had not renewed it in time.
  await (await database()).updateTable("turns").set({ until: 0 }).execute();
  expect((await next).value).toMatchObject({ kind: "saved" });
  expect((await botNow(id)).name).toBe("Gone on");
});
