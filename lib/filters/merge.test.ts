import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naturalSide, type Side } from "@/lib/changes/three-way";
import { isObject, own } from "./codec/json-object";
import { filterUnits, mergeFilters } from "./merge";
import type { WireFilter } from "./model";
import { anyWire } from "./testing/arbitraries";

// Filters are parsed JSON, in which `__proto__` is an own key like any other.
const overTheWire = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;
const filter: fc.Arbitrary<WireFilter> = fc.oneof(
  { weight: 6, arbitrary: anyWire.map(overTheWire) },
  fc.constantFrom(undefined, null, {}),
);

function merge(base: WireFilter, mine: WireFilter, theirs: WireFilter, conflicts: Side = "mine"): WireFilter {
  const sides = { base, mine, theirs };
  return mergeFilters(sides, filterUnits(sides), ({ difference }) =>
    difference === "conflict" ? conflicts : naturalSide(difference),
  );
}

const property = (values: unknown[]) => ({ values });
const A = { chat_properties: { source: { type: property(["facebook"]) } } };
const B = { chat_properties: { rating: { score: property([1]) } } };
const AB = { chat_properties: { ...A.chat_properties, ...B.chat_properties } };

describe("merging filters", () => {
  it("takes the side that changed, word for word, whatever it holds", () => {
    fc.assert(
      fc.property(filter, filter, (base, changed) => {
        expect(isDeepStrictEqual(merge(base, changed, base), changed)).toBe(true);
        expect(isDeepStrictEqual(merge(base, base, changed), changed)).toBe(true);
        expect(isDeepStrictEqual(merge(base, changed, changed), changed)).toBe(true);
      }),
    );
  });

  it("does not depend on who is called mine, conflicts aside", () => {
    fc.assert(
      fc.property(filter, filter, filter, (base, one, two) => {
        const units = filterUnits({ base, mine: one, theirs: two });
        if (units.some(({ difference }) => difference === "conflict")) return;
        expect(merge(base, one, two) ?? {}).toEqual(merge(base, two, one) ?? {});
      }),
    );
  });

  it("holds at every place what was taken there, and is one side where that is taken everywhere", () => {
    const at = (wire: unknown, place: readonly string[]) =>
      place.reduce<unknown>((part, step) => (isObject(part) ? own(part, step) : undefined), wire);
    fc.assert(
      fc.property(
        filter,
        filter,
        filter,
        fc.constantFrom<Side>("mine", "theirs"),
        (base, mine, theirs, side) => {
          const sides = { base, mine, theirs };
          const units = filterUnits(sides);
          const merged = merge(base, mine, theirs, side);
          for (const { place, difference, sides } of units) {
            const taken = sides[difference === "conflict" ? side : naturalSide(difference)];
            expect(isDeepStrictEqual(at(merged, place), taken)).toBe(true);
          }
          expect(mergeFilters(sides, units, () => side) ?? {}).toEqual(sides[side] ?? {});
        },
      ),
    );
  });

  it("puts together what two people added in different places", () => {
    expect(merge(undefined, A, B)).toEqual(AB);
    expect(merge({}, A, { ...B, surprise: [1] })).toEqual({ ...AB, surprise: [1] });
  });

  it("keeps a condition that one removed and the other changed for somebody to decide", () => {
    const changed = { chat_properties: { source: { type: property(["twitter"]) } } };
    const units = filterUnits({
      base: AB,
      mine: B,
      theirs: { chat_properties: { ...B.chat_properties, ...changed.chat_properties } },
    });
    expect(units).toMatchObject([
      { place: ["chat_properties", "source", "type"], difference: "conflict", sides: { mine: undefined } },
    ]);
  });

  it("never comes out without a condition unless one of the two is", () => {
    expect(filterUnits({ base: AB, mine: A, theirs: B }).map(({ difference }) => difference)).toEqual([
      "conflict",
      "conflict",
    ]);
    fc.assert(
      fc.property(filter, filter, filter, (base, mine, theirs) => {
        const empty = (side: WireFilter) => Object.keys(side ?? {}).length === 0;
        const decided = filterUnits({ base, mine, theirs }).every(
          ({ difference }) => difference !== "conflict",
        );
        if (decided && empty(merge(base, mine, theirs))) expect(empty(mine) || empty(theirs)).toBe(true);
      }),
    );
  });

  it("takes a property with a test it does not know as one thing", () => {
    const odd = (like: string) => ({ chat_properties: { source: { type: { like, values: ["a"] } } } });
    expect(filterUnits({ base: odd("a"), mine: odd("b"), theirs: odd("c") })).toMatchObject([
      { place: ["chat_properties", "source", "type"], sides: { mine: { like: "b", values: ["a"] } } },
    ]);
  });
});
