import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES } from "@/lib/contract/bots";
import { type BotChange, type BulkBot, groupsAfter, planBot, touchedBy, wantedBy } from "./bulk";
import { consequencesOf } from "./bulk-consequences";

const RIGHTS = { changeMine: true, removeAny: true };
const bot: BulkBot = {
  id: "1",
  name: "Pizza Bot",
  status: "accepting chats",
  mine: true,
  owner: "switchboard",
  capacity: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 3, priority: "supervisor", since: 2031 },
  ],
};

const groups = fc.uniqueArray(
  fc.record(
    { id: fc.nat(9), priority: fc.oneof(fc.constantFrom(...PRIORITIES), fc.string()), since: fc.nat() },
    { requiredKeys: ["id", "priority"] },
  ),
  { selector: ({ id }) => id },
);
const change: fc.Arbitrary<BotChange> = fc.oneof(
  fc.record({
    kind: fc.constant("join" as const),
    groupId: fc.nat(9),
    priority: fc.constantFrom(...PRIORITIES),
  }),
  fc.record({ kind: fc.constant("leave" as const), groupId: fc.nat(9) }),
);

describe("groups after a change", () => {
  it("are as wanted there, and as they were everywhere else, with every field and in their order", () => {
    fc.assert(
      fc.property(groups, change, (before, wanted) => {
        if (wanted.kind !== "join" && wanted.kind !== "leave") return;
        const after = groupsAfter(wanted, before);
        const others = (list: typeof after) => list.filter(({ id }) => id !== wanted.groupId);
        expect(others(after)).toEqual(others(before));
        expect(touchedBy(wanted, { ...bot, groups: after })).toBe(wantedBy(wanted));
        const [was, is] = [before, after].map((list) => list.find(({ id }) => id === wanted.groupId));
        if (was && is) expect(is).toEqual({ ...was, priority: is.priority });
        expect(groupsAfter(wanted, after)).toEqual(after);
      }),
    );
  });
});

describe("the plan for one bot", () => {
  const plan = (wanted: BotChange, of: Partial<BulkBot> = {}, rights = RIGHTS) =>
    planBot(wanted, { ...bot, ...of }, rights, { 2: "Sales" });

  it("says before and after in words", () => {
    expect(plan({ kind: "status", status: "offline" })).toEqual({
      kind: "change",
      from: "accepting chats",
      before: "Accepting chats",
      after: "Offline",
    });
    expect(plan({ kind: "capacity", capacity: 0 })).toMatchObject({
      before: "Capacity 6",
      after: "Capacity 0",
    });
    expect(plan({ kind: "join", groupId: 2, priority: "first" })).toMatchObject({
      from: null,
      before: "Not in Sales (2)",
      after: "First in Sales (2)",
    });
    expect(plan({ kind: "join", groupId: 0, priority: "last" })).toMatchObject({
      from: "normal",
      before: "Normal in group 0",
      after: "Last in group 0",
    });
    expect(plan({ kind: "remove" })).toMatchObject({
      before: "Accepting chats, in group 0, group 3",
      after: "Removed",
    });
  });

  it("skips what is so already", () => {
    expect(plan({ kind: "status", status: "accepting chats" })).toEqual({
      kind: "unchanged",
      why: "Accepting chats",
    });
    expect(plan({ kind: "leave", groupId: 2 })).toEqual({ kind: "unchanged", why: "Not in Sales (2)" });
    expect(plan({ kind: "capacity", capacity: 6 }).kind).toBe("unchanged");
  });

  it("leaves out what cannot be, with the reason", () => {
    const theirs = { mine: false, owner: "other-app" };
    expect(plan({ kind: "status", status: "offline" }, theirs)).toEqual({
      kind: "left_out",
      why: "Belongs to other-app, and only that application can change it",
    });
    expect(plan({ kind: "remove" }, theirs).kind).toBe("change");
    expect(plan({ kind: "remove" }, theirs, { ...RIGHTS, removeAny: false }).kind).toBe("left_out");
    expect(plan({ kind: "remove" }, {}, { changeMine: false, removeAny: false }).kind).toBe("left_out");
    expect(plan({ kind: "join", groupId: 3, priority: "last" })).toMatchObject({ kind: "left_out" });
    expect(plan({ kind: "leave", groupId: 3 }).kind).toBe("left_out");
    expect(plan({ kind: "leave", groupId: 0 }).kind).toBe("change");
    expect(plan({ kind: "leave", groupId: 0 }, { groups: [{ id: 0, priority: "last" }] }).kind).toBe(
      "left_out",
    );
  });

  it("sees when somebody else has changed what would be removed", () => {
    const before = touchedBy({ kind: "remove" }, bot);
    const reordered = { ...bot, groups: bot.groups.toReversed() };
    expect(touchedBy({ kind: "remove" }, reordered)).toBe(before);
    expect(touchedBy({ kind: "remove" }, { ...bot, name: "Other" })).not.toBe(before);
  });
});

describe("consequences", () => {
  const other: BulkBot = { ...bot, id: "2", name: "FAQ Bot", groups: [{ id: 0, priority: "last" }] };

  it("name the groups that nobody serves any more, and only those", () => {
    const lost = (wanted: BotChange, changed: BulkBot[], all: BulkBot[]) =>
      consequencesOf(wanted, changed, all, { 3: "Sales" }).filter((line) =>
        line.startsWith("Left without a bot"),
      );
    const gone = ["Left without a bot that accepts chats, as far as you can see: Sales (3)."];
    expect(lost({ kind: "status", status: "offline" }, [bot], [bot, other])).toEqual(gone);
    expect(lost({ kind: "capacity", capacity: 0 }, [bot], [bot, other])).toEqual(gone);
    expect(lost({ kind: "remove" }, [bot], [bot, other])).toEqual(gone);
    expect(lost({ kind: "leave", groupId: 0 }, [bot], [bot, other])).toEqual([]);
    expect(lost({ kind: "status", status: "accepting chats" }, [bot], [bot, other])).toEqual([]);
    const idle = { ...bot, status: "offline" };
    expect(lost({ kind: "remove" }, [idle], [idle, other])).toEqual([]);
  });

  it("tell who goes offline, is bound to the person, or in no group", () => {
    const offline = { ...bot, id: "3", status: "offline" };
    expect(consequencesOf({ kind: "status", status: "offline" }, [bot, offline], [])).toEqual([
      "1 bot will go offline.",
    ]);
    expect(consequencesOf({ kind: "capacity", capacity: 2 }, [bot, other, offline], [])).toEqual([
      "2 bots will be online under your sign-in. Signing out may take them offline.",
    ]);
    const alone = { ...offline, groups: [{ id: 5, priority: "last" }] };
    expect(consequencesOf({ kind: "leave", groupId: 5 }, [alone], [alone])).toEqual([
      "Left without a group, and so without chats: Pizza Bot.",
    ]);
  });
});
