import { describe, expect, it } from "vitest";
import { plannedSteps, stepsOf } from "./plan-steps";
import { canRollBack, planHead } from "./plan-words";
import type { Replacement } from "./replacement";

const replacement = (more: Partial<Replacement>): Replacement => ({
  id: "r",
  email: "anna@one.example",
  started_at: 1,
  finished_at: null,
  strategy: "overlap",
  name: "CRM",
  old_id: "old",
  new_id: null,
  restored_id: null,
  direction: "forward",
  ticks: {},
  outcome: null,
  problem: null,
  busy: false,
  look_at: null,
  twice_until: null,
  before: {},
  after: {},
  ...more,
});
const states = (of: Replacement) => stepsOf(of).map(({ key, state }) => `${key} ${state}`);

describe("the steps of a plan", () => {
  it("stand in the order of the strategy", () => {
    expect(plannedSteps("overlap").map(({ key }) => key)).toEqual([
      "registered",
      "listed",
      "unregistered",
      "confirmed",
    ]);
    expect(plannedSteps("gap")[0]?.key).toBe("unregistered");
  });

  it("tell where it is, whether it goes on or stands still", () => {
    const half = { ticks: { registered: 1, listed: 2 }, new_id: "new" };
    const rest = ["registered done", "listed done"];
    expect(states(replacement({ ...half, busy: true }))).toEqual([
      ...rest,
      "unregistered now",
      "confirmed next",
    ]);
    expect(states(replacement(half))).toEqual([...rest, "unregistered stopped", "confirmed next"]);
  });

  it("tell what was taken back", () => {
    const ticks = { registered: 1, listed: 2, withdrawn: 3 };
    expect(states(replacement({ outcome: "rolled_back", direction: "back", new_id: "new", ticks }))).toEqual([
      "registered undone",
      "listed undone",
      "unregistered skipped",
      "confirmed skipped",
      "withdrawn done",
    ]);
    const gap = { strategy: "gap", direction: "back", ticks: { unregistered: 1, confirmed: 2 } } as const;
    expect(states(replacement(gap)).at(-1)).toBe("restored stopped");
    expect(
      states(
        replacement({
          ...gap,
          outcome: "rolled_back",
          restored_id: "again",
          ticks: { ...gap.ticks, restored: 3 },
        }),
      ),
    ).toEqual([
      "unregistered undone",
      "confirmed undone",
      "registered skipped",
      "listed skipped",
      "restored done",
    ]);
  });
});

describe("the head of a plan", () => {
  it("never leaves open whether anything changed", () => {
    expect(planHead(replacement({ outcome: "done", new_id: "new" })).text).toContain("new");
    expect(planHead(replacement({ outcome: "rolled_back", direction: "back" })).text).toContain(
      "Nothing was changed",
    );
    expect(planHead(replacement({ ticks: { registered: 1 } })).text).toContain("Both the old and the new");
  });

  it("offers to roll back while that is possible", () => {
    expect(canRollBack(replacement({}))).toBe(true);
    expect(canRollBack(replacement({ ticks: { unregistered: 1 } }))).toBe(false);
    expect(canRollBack(replacement({ strategy: "gap", ticks: { unregistered: 1 } }))).toBe(true);
    expect(canRollBack(replacement({ direction: "back" }))).toBe(false);
  });
});
