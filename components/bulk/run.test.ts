import { describe, expect, it } from "vitest";
import {
  AT_ONCE,
  FAILURES_IN_A_ROW,
  progressWords,
  restOf,
  type Run,
  runEach,
  runWords,
  type StepOutcome,
} from "./run";

const BOTS = "bot";
const items = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, name: `Bot ${index}` }));

/** Makes steps that end only on command, so that a test can look in the middle of a run. */
function byHand() {
  const waiting: { id: string; end: (outcome: StepOutcome) => void }[] = [];
  const step = ({ id }: { id: string }) =>
    new Promise<StepOutcome>((resolve) => waiting.push({ id, end: resolve }));
  const next = async (outcome: StepOutcome = { kind: "done" }) => {
    waiting.shift()?.end(outcome);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { step, next, waiting };
}

describe("a run", () => {
  it("takes a few steps at a time, in order, and every item once", async () => {
    const { step, next, waiting } = byHand();
    const settled: string[] = [];
    const over = runEach({ items, step, stopped: () => false, settled: ({ id }) => settled.push(id) });
    expect(waiting.map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
    for (let round = 0; round < items.length; round += 1) {
      expect(waiting.length).toBeLessThanOrEqual(AT_ONCE);
      await next();
    }
    expect(await over).toBeUndefined();
    expect(settled).toEqual(items.map(({ id }) => id));
  });

  it("finishes what is under way when it is stopped, and begins nothing more", async () => {
    const { step, next, waiting } = byHand();
    let stopped = false;
    const settled: string[] = [];
    const over = runEach({ items, step, stopped: () => stopped, settled: ({ id }) => settled.push(id) });
    await next();
    stopped = true;
    while (waiting.length > 0) await next();
    await over;
    expect(settled).toEqual(["0", "1", "2", "3", "4"]);
  });

  it("halts when a step says so", async () => {
    const { step, next, waiting } = byHand();
    const over = runEach({ items, step, stopped: () => false, settled: () => undefined });
    await next({ kind: "left", halts: "The session has ended." });
    while (waiting.length > 0) await next();
    expect(await over).toBe("The session has ended.");
  });

  it("halts when one failure follows another, not when they are scattered", async () => {
    const run = async (fails: (index: number) => boolean) => {
      let taken = 0;
      const halted = await runEach({
        items,
        step: async ({ id }) => {
          taken += 1;
          return fails(Number(id)) ? { kind: "failed", message: "No" } : { kind: "done" };
        },
        stopped: () => false,
        settled: () => undefined,
      });
      return { taken, halted };
    };
    expect(await run((index) => index % 2 === 0)).toEqual({ taken: 20, halted: undefined });
    const down = await run(() => true);
    expect(down.halted).toBe(`${FAILURES_IN_A_ROW} in a row failed.`);
    expect(down.taken).toBeLessThan(FAILURES_IN_A_ROW + AT_ONCE);
  });
});

describe("words of a run", () => {
  const run = (change: Partial<Run>): Run => ({
    items: items.slice(0, 4),
    outcomes: new Map(),
    began: 1000,
    at: 1000,
    state: "running",
    ...change,
  });

  it("say how far it is, how fast and how long still", () => {
    expect(progressWords(run({}))).toBe("0 of 4");
    const one = new Map([["0", { kind: "done" } as const]]);
    expect(progressWords(run({ outcomes: one, at: 2000 }))).toBe("1 of 4, 1 a second, 3 s left");
    expect(progressWords(run({ outcomes: one, at: 101_000 }))).toBe("1 of 4, 0.010 a second, 5 min left");
  });

  it("say what became of each, and what is left", () => {
    const outcomes: Run["outcomes"] = new Map([
      ["0", { kind: "done" }],
      ["1", { kind: "failed", message: "No" }],
      ["2", { kind: "conflict", message: "Now offline" }],
    ]);
    const over = run({ outcomes, state: "over" });
    expect(runWords(over, "Changed", BOTS)).toBe(
      "Changed 1 bot. 1 bot failed. 1 bot changed elsewhere since you looked. Stopped, 1 bot not tried.",
    );
    expect(restOf(over)).toEqual(["1", "2", "3"]);
    const foreign = run({ outcomes: new Map(outcomes).set("3", { kind: "left_out", message: "Not ours" }) });
    expect(runWords(foreign, "Changed", BOTS)).toContain("1 bot left out.");
    expect(restOf(foreign)).toEqual(["1", "2"]);
    expect(runWords({ ...over, halted: "Your session has ended." }, "Changed", BOTS)).toMatch(
      /Your session has ended\. 1 bot not tried\.$/,
    );
  });
});
