import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoutableBot } from "./api";
import { withBots } from "./draft";
import { fill, type Wanted } from "./fill";
import { applyStaged, type Staged, stage } from "./staged";

const bot = (id: string, groups: RoutableBot["groups"], mine = true): RoutableBot => ({
  id,
  name: id,
  status: "accepting chats",
  mine,
  owner: "x",
  capacity: 6,
  groups,
});
const staged = new Map();

function apply(one: RoutableBot, wanted: readonly Wanted[]) {
  const changes = wanted
    .filter((item) => item.bot === one)
    .reduce<Staged>((all, { groupId, priority }) => stage(all, one, groupId, priority), []);
  return applyStaged(one.groups, changes);
}

describe("setting a selection", () => {
  it("leaves alone what has a priority that is not known, wherever a change would have it", () => {
    const one = bot("one", [{ id: 0, priority: "supervisor" }]);
    const change = { botId: "one", groupId: 0, priority: "first", from: "normal" };
    const before = withBots(staged, new Map([["one", [change]]]));
    const { wanted, refused, why } = fill({ bots: [one], groupIds: [0], staged: before, priority: "last" });
    expect({ wanted, refused }).toEqual({ wanted: [], refused: 1 });
    expect(why).toContain("priority that Switchboard does not know");
  });

  it("keeps one other group of a bot that is to leave group 0", () => {
    const one = bot("one", [
      { id: 0, priority: "normal" },
      { id: 5, priority: "normal" },
    ]);
    const leaving = withBots(staged, new Map([["one", stage([], one, 0, null)]]));
    const { wanted, refused } = fill({ bots: [one], groupIds: [5], staged: leaving, priority: null });
    expect({ wanted, refused }).toEqual({ wanted: [], refused: 1 });
  });

  it("leaves out what is so already, and what nobody may change here", () => {
    const bots = [
      bot("ours", [{ id: 1, priority: "first" }]),
      bot("theirs", [{ id: 2, priority: "last" }], false),
      bot("odd", [{ id: 1, priority: "supervisor" }]),
    ];
    const { wanted, refused, why } = fill({ bots, groupIds: [1, 2], staged, priority: "first" });
    expect(wanted.map(({ bot: { id }, groupId }) => `${id} ${groupId}`)).toEqual(["ours 2", "odd 2"]);
    expect(refused).toBe(3);
    expect(why).toMatch(/Switchboard does not know/);
  });

  it("takes a bot out of everything but its last way to get chats", () => {
    const both = bot("both", [
      { id: 0, priority: "normal" },
      { id: 5, priority: "first" },
    ]);
    const all = fill({ bots: [both], groupIds: [0, 5], staged, priority: null });
    expect(all.wanted.map(({ groupId }) => groupId)).toEqual([5]);
    expect(all.why).toMatch(/^both stays in group 0/);
    const named = fill({ bots: [both], groupIds: [0, 5], staged, priority: null, names: { 0: "Everyone" } });
    expect(named.why).toMatch(/^both stays in Everyone \(0\)/);
    const zero = fill({ bots: [both], groupIds: [0], staged, priority: null });
    expect(zero.wanted).toHaveLength(1);
  });

  it("never leaves group 0 unless another group remains", () => {
    const groups = fc.uniqueArray(
      fc.record({ id: fc.nat(4), priority: fc.constantFrom("first", "normal", "last") }),
      { selector: ({ id }) => id },
    );
    const area = fc.uniqueArray(fc.nat(4));
    fc.assert(
      fc.property(groups, area, (given, groupIds) => {
        const one = bot("one", given);
        const { wanted, refused } = fill({ bots: [one], groupIds, staged, priority: null });
        const after = apply(one, wanted);
        if (given.some(({ id }) => id === 0)) expect(after.length).toBeGreaterThan(0);
        const selected = given.filter(({ id }) => groupIds.includes(id));
        expect(wanted.length + refused).toBe(selected.length);
      }),
    );
  });

  it("sees what has been staged before", () => {
    const one = bot("one", [{ id: 0, priority: "normal" }]);
    const earlier = withBots(
      staged,
      new Map([["one", [{ botId: "one", groupId: 2, priority: "last", from: null }]]]),
    );
    const { wanted } = fill({ bots: [one], groupIds: [0, 2], staged: earlier, priority: "last" });
    expect(wanted.map(({ groupId }) => groupId)).toEqual([0]);
  });
});
