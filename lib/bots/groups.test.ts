import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupChanges, groupChangeWords } from "@/lib/changes/groups";
import { type GroupRow, newGroup } from "./form";
import { leaveGroup, putGroup, takeBackGroup } from "./groups";

const base = [newGroup(0, "normal"), { id: 2, priority: "supervisor", extra: '{"since":2019}' }];

describe("groups of a bot", () => {
  it("says each change in words", () => {
    const rows = putGroup(leaveGroup(putGroup(base, base, 3, "last"), 2), base, 0, "first");
    expect(groupChanges(base, rows).map((change) => groupChangeWords(change, { 3: "Sales" }))).toEqual([
      "Moves from Normal to First in group 0",
      "Leaves group 2, where it was supervisor",
      "Joins Sales (3) as Last",
    ]);
  });

  it("brings a group back with everything it had", () => {
    expect(putGroup(leaveGroup(base, 2), base, 2, "supervisor")).toEqual(base);
    expect(takeBackGroup(leaveGroup(base, 2), base, 2)).toEqual(base);
  });

  it("is as it was once every change is taken back", () => {
    const memberships = fc
      .uniqueArray(fc.tuple(fc.nat(9), fc.constantFrom("first", "normal", "last", "supervisor")), {
        selector: ([id]) => id,
      })
      .map((list): GroupRow[] => list.map(([id, priority]) => newGroup(id, priority)));
    fc.assert(
      fc.property(memberships, memberships, (before, after) => {
        const changes = groupChanges(before, after);
        const back = changes.reduce((rows, { id }) => takeBackGroup(rows, before, id), after);
        expect(groupChanges(before, back)).toEqual([]);
        expect(changes.length === 0).toBe(
          JSON.stringify(before.toSorted((a, b) => a.id - b.id)) ===
            JSON.stringify(after.toSorted((a, b) => a.id - b.id)),
        );
      }),
    );
  });
});
