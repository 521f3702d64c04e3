import { describe, expect, it } from "vitest";
import { findGroup } from "./find-group";
import { movedWords, unsavedWords } from "./moved";
import { neighboursOf, neighbourWords } from "./neighbours";

const bot = (status: string, priority: string, id = 2) => ({ status, groups: [{ id, priority }] });

describe("neighbours in a group", () => {
  it("counts who comes before, beside and after, and who takes chats", () => {
    const others = [
      bot("accepting chats", "first"),
      bot("offline", "first"),
      bot("accepting chats", "last"),
      bot("accepting chats", "supervisor"),
      bot("accepting chats", "first", 3),
    ];
    const found = neighboursOf(others, 2, "normal");
    expect(found).toEqual({ before: 2, beside: 0, after: 1, accepting: 2 });
    expect(neighbourWords(found)).toBe("2 bots before it, 1 after it; 2 of them accepting chats");
    expect(neighbourWords(neighboursOf(others, 2, "last"))).toBe(
      "2 bots before it, 1 with the same priority; 2 of them accepting chats",
    );
    expect(neighbourWords(neighboursOf(others, 3, "first"))).toBe(
      "1 bot with the same priority; accepting chats",
    );
    expect(neighbourWords({ before: 0, beside: 0, after: 5, accepting: 0 })).toBe(
      "First in line; 5 bots come after it, none of them accepting chats",
    );
    expect(neighbourWords(neighboursOf(others, 9, "first"))).toBe("No other bot in this group");
  });
});

describe("moves in words", () => {
  const move = { bot: "Pizza Bot", group: "Sales" };
  it("name what moved, from where to where, and what is left to save", () => {
    expect(movedWords({ ...move, from: "first", to: "normal" })).toBe(
      "Pizza Bot moved from First to Normal in Sales",
    );
    expect(movedWords({ ...move, from: null, to: "last" })).toBe("Pizza Bot added to Sales as Last");
    expect(movedWords({ ...move, from: "last", to: null })).toBe("Pizza Bot removed from Sales");
    expect([0, 1, 2].map(unsavedWords)).toEqual([
      "No unsaved changes",
      "Not saved, 1 change",
      "Not saved, 2 changes",
    ]);
  });
});

describe("a group that is typed", () => {
  it.each([
    ["2", 2],
    [" group 3 ", 3],
    ["sales", 7],
    ["4294967295", 4294967295],
    ["4294967296", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["", undefined],
    ["Support", undefined],
  ])("%j is %j", (typed, id) => {
    expect(findGroup(typed, { 7: "Sales" })).toBe(id);
  });

  it.each(["cafe\u0301 bar", "CAFÉ\u00a0BAR", "café  bar\u200b"])(
    "%j is a group by its name as it looks",
    (typed) => {
      expect(findGroup(typed, { 7: "Café Bar" })).toBe(7);
    },
  );
});
