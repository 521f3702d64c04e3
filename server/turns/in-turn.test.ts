import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { withDeadline } from "@/server/deadline";
import { prepareDashboard } from "@/server/testing/dashboard";
import { assertTurns, inTurn } from "./in-turn";
import { forgetTurns, LEASE_MS, takeTurn } from "./turn-rows";

beforeAll(() => prepareDashboard());
afterEach(() => void vi.useRealTimers());

/** Begins a work that lasts until `end` is called. */
function held(name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const done = inTurn(name, "thing", async () => {
    begin();
    await ended;
  });
  return { begun, end, done };
}

const rowOf = async (name: string) =>
  (await database()).selectFrom("turns").selectAll().where("name", "=", name).executeTakeFirst();

it("works of one name come one after the other, in their order, also after one that fails", async () => {
  const done: number[] = [];
  const works = [1, 2, 3, 4].map((each) =>
    inTurn("order", "thing", async () => {
      done.push(each);
      await Promise.resolve();
      done.push(each);
      if (each === 2) throw new Error("it failed");
    }),
  );
  const ends = await Promise.allSettled(works);
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(done).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  expect(await rowOf("order")).toBeUndefined();
});

it("works of other names do not wait", async () => {
  const first = held("one name");
  await first.begun;
  expect(await inTurn("another name", "thing", async () => "done")).toBe("done");
  first.end();
  await first.done;
});

it("who waited too long is told so, nothing is done, and who comes after them has their turn", async () => {
  const first = held("slow");
  await first.begun;
  const work = vi.fn();
  const impatient = withDeadline(() => inTurn("slow", "bot", work), { ms: 1 });
  const patient = inTurn("slow", "bot", async () => "done");
  await expect(impatient).rejects.toMatchObject({
    code: "conflict",
    changed: "no",
    message: expect.stringContaining("Another change of this bot is still under way, so nothing was changed"),
    asked: { ms: expect.any(Number) },
  });
  first.end();
  expect(await patient).toBe("done");
  expect(work).not.toHaveBeenCalled();
});

it("who waits for another process is told the same", async () => {
  const theirs = await takeTurn(await database(), "elsewhere");
  const refused = withDeadline(() => inTurn("elsewhere", "bot", async () => {}), { ms: 1 });
  await expect(refused).rejects.toMatchObject({ code: "conflict", changed: "no" });
  expect(await theirs?.end()).toBe(true);
});

it("waits of one request have one time in common", async () => {
  const first = held("inner");
  await first.begun;
  const [before, inside] = [vi.fn(), vi.fn()];
  const nested = withDeadline(
    () => inTurn("outer", "entry", () => (before(), inTurn("inner", "bot", inside))),
    {
      ms: 500,
    },
  );
  await expect(nested).rejects.toMatchObject({ code: "conflict" });
  expect([before.mock.calls.length, inside.mock.calls.length]).toEqual([1, 0]);
  expect(await rowOf("outer")).toBeUndefined();
  first.end();
  await first.done;
});

it("a client that is gone leaves the line, and nothing is done for it", async () => {
  const first = held("abandoned");
  await first.begun;
  const [left, work] = [new AbortController(), vi.fn()];
  const waiting = withDeadline(() => inTurn("abandoned", "bot", work), { client: left.signal });
  const next = inTurn("abandoned", "bot", async () => "done");
  left.abort();
  await expect(waiting).rejects.toMatchObject({ code: "conflict", changed: "no" });
  const gone = withDeadline(() => inTurn("abandoned", "bot", work), { client: left.signal });
  await expect(gone).rejects.toMatchObject({ code: "conflict" });
  first.end();
  expect(await next).toBe("done");
  expect(work).not.toHaveBeenCalled();
});

it("a turn is renewed while its work is under way", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const work = held("renewed");
  await work.begun;
  await (await database()).updateTable("turns").set({ until: 1 }).where("name", "=", "renewed").execute();
  vi.advanceTimersByTime(LEASE_MS / 3);
  await vi.waitFor(async () => expect((await rowOf("renewed"))?.until).toBeGreaterThan(1));
  work.end();
  await work.done;
});

it("nothing is asked for in a turn that another process has taken over meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const asked = inTurn("stood still", "bot", async () => {
    await assertTurns();
    await (await database()).updateTable("turns").set({ holder: "another" }).execute();
    vi.advanceTimersByTime(LEASE_MS);
    await assertTurns();
  });
  await expect(asked).rejects.toMatchObject({ code: "conflict", changed: "no" });
  expect(await rowOf("stood still")).toMatchObject({ holder: "another" });
});

it("what dead processes left is forgotten, and what others hold is not", async () => {
  const db = await database();
  await db.deleteFrom("turns").execute();
  await takeTurn(db, "dead");
  await db.updateTable("turns").set({ until: 1 }).execute();
  const alive = await takeTurn(db, "alive");
  await forgetTurns(db);
  expect(await db.selectFrom("turns").select("name").execute()).toEqual([{ name: "alive" }]);
  await alive?.end();
});

it("a name of any length is taken", async () => {
  const long = "bot 1 ".padEnd(10_000, "x");
  expect(await inTurn(long, "bot", async () => "done")).toBe("done");
});
