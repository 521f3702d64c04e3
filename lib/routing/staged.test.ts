import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyStaged,
  conflicting,
  describePlacement,
  leftAfterSave,
  priorityIn,
  rebase,
  refusalToLeave,
  type Staged,
  stage,
} from "./staged";

const bot = {
  id: "b",
  name: "Pizza Bot",
  groups: [
    { id: 0, priority: "normal" },
    { id: 1, priority: "supervisor", note: "kept" },
  ],
};
const name = (id: number) => (id === 3 ? "Sales" : `group ${id}`);

describe("staged changes", () => {
  it("take themselves back when they lead to where the bot is", () => {
    const once = stage([], bot, 0, "first");
    expect(once).toEqual([{ botId: "b", groupId: 0, priority: "first", from: "normal" }]);
    expect(stage(once, bot, 0, "normal")).toEqual([]);
    expect(stage(stage([], bot, 2, "last"), bot, 2, null)).toEqual([]);
  });

  it("are said in words", () => {
    expect(describePlacement({ botId: "b", groupId: 0, priority: "last", from: "normal" }, bot, name)).toBe(
      "Pizza Bot: Normal to Last in group 0",
    );
    expect(describePlacement({ botId: "b", groupId: 3, priority: "first", from: null }, bot, name)).toBe(
      "Pizza Bot: added to Sales, First",
    );
    expect(describePlacement({ botId: "b", groupId: 0, priority: "normal", from: "normal" }, bot, name)).toBe(
      "Pizza Bot: back to Normal in group 0",
    );
    expect(describePlacement({ botId: "b", groupId: 0, priority: null, from: "normal" }, bot, name)).toBe(
      "Pizza Bot: removed from group 0",
    );
  });

  it("keep what they do not touch, unknown priorities and fields included", () => {
    expect(applyStaged(bot.groups, [{ botId: "b", groupId: 0, priority: "last", from: "normal" }])).toEqual([
      { id: 0, priority: "last" },
      { id: 1, priority: "supervisor", note: "kept" },
    ]);
  });

  it("lead exactly to what was staged", () => {
    const groupIds = fc.nat(5);
    const priority = fc.constantFrom("first", "normal", "last", null);
    fc.assert(
      fc.property(fc.array(fc.tuple(groupIds, priority), { maxLength: 20 }), (moves) => {
        const staged = moves.reduce<Staged>((all, [group, to]) => stage(all, bot, group, to), []);
        const groups = applyStaged(bot.groups, staged);
        const last = new Map(moves);
        for (let group = 0; group <= 5; group += 1) {
          const wanted = last.has(group) ? last.get(group) : priorityIn(bot, group);
          expect(priorityIn({ groups }, group)).toBe(wanted);
        }
      }),
    );
  });

  it("notice what somebody else has changed in the same group, and nothing else", () => {
    const staged = stage(stage([], bot, 0, "first"), bot, 2, "last");
    const elsewhere = [...bot.groups, { id: 7, priority: "first" }];
    expect(conflicting(elsewhere, staged)).toEqual([]);
    const moved = [
      { id: 0, priority: "last" },
      { id: 2, priority: "last" },
    ];
    expect(conflicting(moved, staged).map((change) => change.groupId)).toEqual([0]);
    // A later edit keeps the original `from`.
    expect(stage(staged, { ...bot, groups: moved }, 0, "normal")).toContainEqual(
      expect.objectContaining({ groupId: 0, from: "normal" }),
    );
    const rebased = rebase(moved, staged);
    expect(rebased).toEqual([{ botId: "b", groupId: 0, priority: "first", from: "last" }]);
    expect(conflicting(moved, rebased)).toEqual([]);
  });

  it("are gone once saved, but not those made while the save was under way", () => {
    const sent = stage(stage([], bot, 0, "first"), bot, 2, "last");
    const saved = applyStaged(bot.groups, sent);
    expect(leftAfterSave(saved, sent, sent)).toEqual([]);
    const meanwhile = stage(stage(sent, bot, 2, "first"), bot, 3, "normal");
    expect(leftAfterSave(saved, sent, meanwhile)).toEqual([
      { botId: "b", groupId: 3, priority: "normal", from: null },
      { botId: "b", groupId: 2, priority: "first", from: "last" },
    ]);
  });

  it("that are taken back while they are saved leave their way back", () => {
    const sent = stage(stage([], bot, 0, "first"), bot, 2, "last");
    const saved = applyStaged(bot.groups, sent);
    const kept = sent.filter(({ groupId }) => groupId === 0);
    const left = leftAfterSave(saved, sent, kept);
    expect(left).toEqual([expect.objectContaining({ groupId: 2, from: "last" })]);
    const groups = applyStaged(saved, left);
    expect(priorityIn({ groups }, 2)).toBe(priorityIn(bot, 2));
    expect(priorityIn({ groups }, 0)).toBe("first");
  });

  it("do not take a bot out of group 0 alone, in two steps either", () => {
    const both = [
      { id: 0, priority: "normal" },
      { id: 5, priority: "normal" },
    ];
    const left = stage([], { id: "b", name: "B", groups: both }, 0, null);
    expect(refusalToLeave(applyStaged(both, left), 5, left)).toMatch(/default group/);
    expect(refusalToLeave(both, 5, left)).toBeUndefined();

    expect(refusalToLeave([{ id: 0, priority: "normal" }], 0)).toMatch(/default/);
    expect(refusalToLeave(bot.groups, 0)).toBeUndefined();
    expect(refusalToLeave([{ id: 4, priority: "normal" }], 4)).toBeUndefined();
  });
});
