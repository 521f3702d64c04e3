import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sides } from "@/lib/changes/three-way";
import { stableJson } from "@/lib/text/stable-json";
import { type BotForm, NEW_BOT, newAction, newGroup } from "./form";
import { canTake, mergeBots, mergeUnits, undecided } from "./merge";
import { unitText, unitTitle } from "./merge-words";
import { editedFrom, storedForm } from "./testing/random-form";
import { keptFields, keptFilter } from "./verbatim";

/**
 * A form's content as one text: groups and actions have no order, a kept secret is the newest one, and no
 * filter equals a filter without conditions.
 */
function said({ webhooks, groups, ...fields }: BotForm): string {
  const texts = (list: unknown[]) => list.map((item) => stableJson(item)).toSorted();
  return stableJson({
    ...fields,
    groups: texts(groups.map((row) => ({ ...row, extra: keptFields(row.extra) }))),
    webhooks: webhooks.on && {
      url: webhooks.url,
      secret: webhooks.secret.kind === "value" ? webhooks.secret.value : true,
      extra: keptFields(webhooks.extra),
      actions: texts(
        webhooks.actions.map((row) => [row.name, keptFilter(row.filters) ?? {}, keptFields(row.extra)]),
      ),
    },
  });
}
const merge = (base: BotForm, mine: BotForm, theirs: BotForm) => mergeBots({ base, mine, theirs });
const three = fc.tuple(storedForm, storedForm, storedForm);
const EVERY_PART = 63;

describe("merging a bot", () => {
  it("gives what one person made of it where the other changed nothing", () => {
    fc.assert(
      fc.property(storedForm, storedForm, (base, changed) => {
        expect(said(merge(base, changed, base))).toBe(said(changed));
        expect(said(merge(base, base, changed))).toBe(said(changed));
        expect(said(merge(base, changed, changed))).toBe(said(changed));
        expect(mergeUnits({ base, mine: base, theirs: base })).toEqual([]);
      }),
    );
  });

  it("keeps both changes of different parts, whoever comes first", () => {
    fc.assert(
      fc.property(three, fc.integer({ min: 0, max: EVERY_PART }), ([base, one, two], parts) => {
        const mine = editedFrom(base, one, parts);
        const theirs = editedFrom(base, two, EVERY_PART - parts);
        expect(undecided(mergeUnits({ base, mine, theirs }), {})).toEqual([]);
        const merged = said(merge(base, mine, theirs));
        expect(merged).toBe(said(merge(base, theirs, mine)));
        expect(merged).toBe(said(editedFrom(theirs, one, parts)));
      }),
    );
  });

  it("is one of the two where that one is chosen everywhere", () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const sides = { base, mine, theirs };
        const all = (side: "mine" | "theirs") =>
          Object.fromEntries(mergeUnits(sides).map(({ key }) => [key, side]));
        expect(said(mergeBots(sides, all("theirs")))).toBe(said(theirs));
        expect(said(mergeBots(sides, all("mine")))).toBe(said(mine));
      }),
    );
  });

  it("names every unit and what it is on each side", () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const units = mergeUnits({ base, mine, theirs });
        expect(new Set(units.map(({ key }) => key)).size).toBe(units.length);
        for (const unit of units) {
          expect(unitTitle(unit)).not.toBe("");
          for (const side of ["base", "mine", "theirs"] as const) expect(unitText(unit, side)).not.toBe("");
        }
      }),
    );
  });
});

const base: BotForm = {
  ...NEW_BOT,
  name: "Pizza Bot",
  groups: [newGroup(0, "normal"), newGroup(2, "first")],
  webhooks: {
    on: true,
    url: "https://a.example/",
    secret: { kind: "keep", value: "", digest: "d1" },
    actions: [newAction("incoming_event"), newAction("thread_closed")],
    extra: "{}",
  },
};
const withHooks = (webhooks: Partial<BotForm["webhooks"]>): BotForm => ({
  ...base,
  webhooks: { ...base.webhooks, ...webhooks },
});
const filtered = (filters: unknown) => [
  { ...newAction("incoming_event"), filters: JSON.stringify(filters) },
  newAction("thread_closed"),
];
const shown = (sides: Sides<BotForm>) =>
  mergeUnits(sides).map((unit) => [
    unitTitle(unit, { 2: "Sales" }),
    unit.difference,
    unitText(unit, "mine", { 2: "Sales" }),
    unitText(unit, "theirs", { 2: "Sales" }),
  ]);

describe("units of a merge", () => {
  it("are single groups", () => {
    const mine = { ...base, groups: [newGroup(0, "last"), newGroup(2, "first")] };
    const theirs = { ...base, groups: [newGroup(0, "normal"), newGroup(3, "last")] };
    expect(shown({ base, mine, theirs })).toEqual([
      ["Group 0", "mine", "Last", "Normal"],
      ["Group 3", "theirs", "Not in group 3", "Last"],
      ["Sales (2)", "theirs", "First", "Not in Sales (2)"],
    ]);
    expect(merge(base, mine, theirs).groups).toEqual([newGroup(0, "last"), newGroup(3, "last")]);
  });

  it("are single conditions of a filter that both changed", () => {
    const type = (values: unknown[]) => ({ source: { type: { values } } });
    const sides = {
      base: withHooks({ actions: filtered({ chat_properties: type(["a"]), odd: 1 }) }),
      mine: withHooks({
        actions: filtered({ chat_properties: type(["b"]), odd: 1, thread_properties: type([1]) }),
      }),
      theirs: withHooks({ actions: filtered({ chat_properties: type(["c"]), odd: 2 }) }),
    };
    expect(shown(sides).map(([title, difference]) => [title, difference])).toEqual([
      ["Condition of “Message or event”: source · type", "conflict"],
      ["Condition of “Message or event”: filter", "theirs"],
      ["Condition of “Message or event”: source · type", "mine"],
    ]);
    const [first] = undecided(mergeUnits(sides), {});
    const merged = mergeBots(sides, { [first?.key ?? ""]: "theirs" });
    expect(keptFilter(merged.webhooks.actions[0]?.filters ?? "")).toEqual({
      chat_properties: type(["c"]),
      thread_properties: type([1]),
      odd: 2,
    });
  });

  it("are whole actions where several have one name, so that no two filters are mixed", () => {
    const twice = (one: unknown) => [...filtered(one), ...filtered({ odd: 2 })];
    const [mine, theirs] = [
      { odd: 1, a: 1 },
      { odd: 1, b: 1 },
    ].map((one) => withHooks({ actions: twice(one) }));
    if (!mine || !theirs) throw new Error("Two versions are needed");
    const units = mergeUnits({ base: withHooks({ actions: twice({ odd: 1 }) }), mine, theirs });
    expect(units).toMatchObject([{ kind: "action", difference: "conflict" }]);
  });

  it("notice a secret that somebody else replaced, which cannot be put back", () => {
    const theirs = withHooks({ secret: { kind: "keep", value: "", digest: "d2" } });
    const [unit] = mergeUnits({ base, mine: base, theirs });
    expect(unit).toMatchObject({ kind: "secret", difference: "theirs" });
    expect(unit && canTake(unit, "mine")).toBe(false);
    const typed = withHooks({ secret: { kind: "value", value: "s3cret" } });
    const units = mergeUnits({ base, mine: typed, theirs });
    expect(units).toMatchObject([{ kind: "secret", difference: "conflict" }]);
    expect(mergeBots({ base, mine: typed, theirs }, { "webhooks.secret": "theirs" })).toEqual(theirs);
    expect(JSON.stringify(units.map((unit) => unitText(unit, "mine")))).not.toContain("s3cret");
  });
});
