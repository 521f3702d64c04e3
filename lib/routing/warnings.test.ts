import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoutableBot } from "./api";
import { byBot } from "./draft";
import type { Seat } from "./model";
import { applyStaged, type Staged, stage } from "./staged";
import { indexGroups } from "./group-index";
import { seatsIn, slotWords } from "./board";
import { freeSlots } from "./simulation";
import { groupWarnings, holdingFor, licenseWarnings, stagedWarnings } from "./warnings";

const seat: Seat = {
  id: "s",
  name: "S",
  kind: "bot",
  priority: "first",
  status: "accepting chats",
  capacity: 6,
  chats: 0,
};
const codes = (...seats: Seat[]) => groupWarnings(seats).map((warning) => warning.code);
const name = (id: number) => (id === 3 ? "Sales" : `group ${id}`);
const bot = (id: string, groups: RoutableBot["groups"], more: Partial<RoutableBot> = {}): RoutableBot => ({
  id,
  name: id,
  status: "accepting chats",
  mine: true,
  owner: "us",
  capacity: 6,
  groups,
  ...more,
});

describe("warnings of a group", () => {
  it("name what a lead should know", () => {
    expect(codes(seat)).toEqual([]);
    expect(codes()).toEqual([]);
    expect(codes({ ...seat, status: "offline" })).toEqual(["nobody_accepting", "lane_offline"]);
    expect(codes({ ...seat, status: "not accepting chats" })).toEqual(["nobody_accepting"]);
    expect(codes(seat, { ...seat, id: "z", capacity: 0 })).toEqual(["capacity_zero"]);
    expect(codes({ ...seat, capacity: 0 })).toEqual(["nobody_accepting", "capacity_zero"]);
  });

  it("name a first bot that leaves nothing to others, people among them, whom the API does not name", () => {
    const large = { ...seat, capacity: 500 };
    const normal = { ...seat, id: "n", priority: "normal" };
    expect(codes(large, normal)).toEqual(["first_takes_all"]);
    expect(codes(large)).toEqual(["first_takes_all"]);
    expect(codes({ ...large, status: "offline" }, normal)).toEqual(["lane_offline"]);
    expect(codes({ ...large, priority: "normal" }, { ...normal, priority: "last" })).toEqual([]);
    expect(codes({ ...large, kind: "human" }, normal)).toEqual([]);
  });

  it("say one kind in one sentence, however many it is about", () => {
    const none = ["A", "B", "C", "D", "E"].map((title) => ({ ...seat, id: title, name: title, capacity: 0 }));
    expect(groupWarnings([seat, ...none]).map(({ message }) => message)).toEqual([
      "A, B, C and 2 more have capacity 0 and take no chats",
    ]);
    expect(groupWarnings([seat, ...none.slice(0, 2)]).map(({ message }) => message)).toEqual([
      "A and B have capacity 0 and take no chats",
    ]);
  });
});

describe("warnings of staged changes", () => {
  it("name groups without a bot and bots without a group", () => {
    const alone = bot("Pizza Bot", [{ id: 3, priority: "first" }]);
    const staged = byBot([{ botId: "Pizza Bot", groupId: 3, priority: null, from: "first" }]);
    expect(stagedWarnings(indexGroups([alone]), staged, name).map((warning) => warning.message)).toEqual([
      "Sales is left without a bot",
      "Pizza Bot is in no group and gets no chats",
    ]);
    expect(stagedWarnings(indexGroups([alone]), new Map(), name)).toEqual([]);
    // The other bot stays in the group.
    const other = bot("FAQ Bot", [{ id: 3, priority: "last" }]);
    expect(stagedWarnings(indexGroups([alone, other]), staged, name).map(({ code }) => code)).toEqual([
      "bot_in_no_group",
    ]);
  });
});

describe("warnings of all groups", () => {
  it("say where, as the changes would leave it", () => {
    const bots = [
      bot("a", [
        { id: 0, priority: "normal" },
        { id: 1, priority: "first" },
      ]),
      bot("b", [{ id: 1, priority: "last" }], { status: "offline" }),
      bot("c", [{ id: 3, priority: "first" }], { capacity: 80 }),
      bot("d", [{ id: 3, priority: "supervisor" }], { capacity: 0 }),
    ];
    const said = (staged = byBot([])) =>
      licenseWarnings(indexGroups(bots), staged, name).map(({ message }) => message);
    const greedy =
      "A bot that is First has 50 slots or more, and leaves nothing to Normal and Last, in Sales";
    expect(said()).toEqual(["A lane holds only offline bots in group 1", greedy]);
    expect(said(byBot([{ botId: "a", groupId: 1, priority: null, from: "first" }]))).toEqual([
      "No bot accepts chats in group 1",
      greedy,
    ]);
    expect(said(byBot([{ botId: "c", groupId: 3, priority: "last", from: "first" }]))).toEqual([
      "A lane holds only offline bots in group 1",
    ]);
  });

  it("count a bot whose priority is not known as one that takes no chats", () => {
    const bots = [bot("d", [{ id: 3, priority: "supervisor" }])];
    const said = licenseWarnings(indexGroups(bots), byBot([]), name).map(({ message }) => message);
    expect(said).toEqual(["No bot accepts chats in Sales"]);
    expect(slotWords(seatsIn(bots, byBot([]), 3))).toBe("1 bot · 0 of 6 slots available");
    expect(freeSlots(seatsIn(bots, byBot([]), 3))).toBe(0);
  });

  it("say nothing about everybody where not everybody is to be seen", () => {
    const bots = [
      bot("b", [{ id: 1, priority: "last" }], { status: "offline" }),
      bot("c", [], { capacity: 0 }),
    ];
    const warnings = licenseWarnings(indexGroups(bots), byBot([]), name);
    expect(warnings.map(({ code }) => code)).toEqual(["nobody_accepting", "bot_in_no_group"]);
    expect(holdingFor(warnings, false).map(({ code }) => code)).toEqual(["bot_in_no_group"]);
    expect(holdingFor(warnings, true)).toEqual(warnings);
  });

  it("are the same as if the changes were saved, but for what they leave behind", () => {
    const groups = fc.uniqueArray(
      fc.record({ id: fc.nat(4), priority: fc.constantFrom("first", "normal", "last", "supervisor") }),
      { selector: ({ id }) => id, maxLength: 3 },
    );
    const anyBot = fc.record({
      groups,
      status: fc.constantFrom("accepting chats", "offline"),
      capacity: fc.constantFrom(0, 6, 80),
    });
    const move = fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom("first", "last", null));
    fc.assert(
      fc.property(fc.array(anyBot, { maxLength: 5 }), fc.array(move, { maxLength: 6 }), (some, moves) => {
        const bots = some.map((more, at) => bot(`${at}`, more.groups, more));
        const changes = bots.flatMap((one, at) =>
          moves
            .filter(([which]) => which === at)
            .reduce<Staged>((all, [, groupId, to]) => stage(all, one, groupId, to), []),
        );
        const staged = byBot(changes);
        const saved = bots.map((one) => ({
          ...one,
          groups: applyStaged(one.groups, staged.get(one.id) ?? []),
        }));
        const known = ({ code }: { code: string }) => code !== "group_emptied";
        const before = licenseWarnings(indexGroups(bots), staged, name).filter(known);
        expect(before).toEqual(licenseWarnings(indexGroups(saved), byBot([]), name));
        const left = indexGroups(saved).members;
        const emptied = [...indexGroups(bots).members.keys()].filter((id) => !left.has(id));
        const said = stagedWarnings(indexGroups(bots), staged, name).some((warning) => !known(warning));
        expect(said).toBe(emptied.length > 0);
      }),
    );
  });
});
