import { describe, expect, it } from "vitest";
import { aroundWords, groupIdsOf, placeIn, seatsIn, slotWords, withStagedGroups } from "./board";
import { allOf, byBot, draftText, parseDraft, withBot } from "./draft";

const bot = (id: string, status: string, capacity: number, groups: { id: number; priority: string }[]) => ({
  id,
  name: id,
  status,
  mine: true,
  owner: "us",
  capacity,
  groups,
});
const bots = [
  bot("a", "accepting chats", 20, [{ id: 0, priority: "first" }]),
  bot("b", "offline", 6, [{ id: 0, priority: "normal" }]),
  bot("c", "accepting chats", 4, [{ id: 7, priority: "last" }]),
];
const staged = byBot([
  { botId: "c", groupId: 0, priority: "last", from: null },
  { botId: "b", groupId: 0, priority: null, from: "normal" },
]);

describe("a group's board", () => {
  it("holds who is in it once the changes are saved", () => {
    expect(seatsIn(bots, staged, 0).map(({ id, priority }) => [id, priority])).toEqual([
      ["a", "first"],
      ["c", "last"],
    ]);
    expect(placeIn(bots[2] ?? bot("", "", 0, []), undefined, 7)).toBe("last");
  });

  it("counts slots that accept and those that do not", () => {
    expect(slotWords(seatsIn(bots, new Map(), 0))).toBe("2 bots · 20 of 26 slots available");
    expect(slotWords([])).toBe("No bots");
    expect(slotWords(seatsIn(bots, new Map(), 7))).toBe("1 bot · 4 of 4 slots available");
  });

  it("says what comes before and after a lane", () => {
    const seats = seatsIn(bots, byBot([{ botId: "c", groupId: 0, priority: "first", from: null }]), 0);
    expect((["first", "normal", "last"] as const).map((lane) => aroundWords(seats, lane))).toEqual([
      "No bots come before, 1 after",
      "2 bots come before, none after",
      "3 bots come before, none after",
    ]);
  });

  it("knows every group with a bot, a change or a name", () => {
    const changes = byBot([{ botId: "a", groupId: 3, priority: "last", from: null }]);
    const ids = groupIdsOf(bots, { 12: "Sales" });
    expect(withStagedGroups(ids, changes)).toEqual([0, 3, 7, 12]);
    expect(withStagedGroups(ids, staged)).toBe(ids);
  });
});

describe("a draft of staged changes", () => {
  it("comes back as it was written", () => {
    expect(parseDraft(draftText(staged))).toEqual(staged);
    expect(allOf(withBot(staged, "c", []))).toEqual(staged.get("b"));
    expect(withBot(staged, "c", []).get("b")).toBe(staged.get("b"));
  });

  it("leaves out what is damaged", () => {
    expect(parseDraft("{").size).toBe(0);
    expect(parseDraft('{"a":1}').size).toBe(0);
    expect(parseDraft('[null,{"botId":"a","groupId":"1","priority":"first","from":null}]').size).toBe(0);
    expect(parseDraft(null).size).toBe(0);
  });
});
