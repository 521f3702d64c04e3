import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicesOf, nextPortion, nextWindow, offsetFor, sameSpan, spanOf, towards } from "./grid-window";

const axis = fc.record({
  count: fc.integer({ min: 1, max: 1_000 }),
  size: fc.integer({ min: 20, max: 120 }),
  overscan: fc.nat(5),
});
const anySpan = fc.tuple(fc.nat(500), fc.nat(30)).map(([from, length]) => ({ from, to: from + length }));

describe("what a grid renders", () => {
  it("holds all that is on the screen, and few beyond", () => {
    fc.assert(
      fc.property(axis, fc.nat(200_000), fc.integer({ min: 1, max: 2_000 }), (given, wanted, length) => {
        const offset = Math.min(wanted, Math.max(0, given.count * given.size - length));
        const { from, to } = spanOf(given, offset, length);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(given.count);
        expect(from * given.size).toBeLessThanOrEqual(offset);
        expect(to === given.count || to * given.size >= offset + length).toBe(true);
        expect(to - from).toBeLessThanOrEqual(length / given.size + 2 + 2 * given.overscan);
      }),
    );
  });

  it("gets to any goal in steps that add no more than they may", () => {
    fc.assert(
      fc.property(anySpan, anySpan, fc.integer({ min: 1, max: 10 }), (start, goal, step) => {
        let shown = start;
        for (let turn = 0; turn < 40 && !sameSpan(shown, goal); turn += 1) {
          const next = towards(shown, goal, step);
          expect(next.from).toBeGreaterThanOrEqual(goal.from);
          expect(next.to).toBeLessThanOrEqual(Math.max(goal.to, goal.from));
          const had = indicesOf(shown, -1, 1_000);
          const added = indicesOf(next, -1, 1_000).filter((index) => !had.includes(index));
          expect(added.length).toBeLessThanOrEqual(step);
          shown = next;
        }
        expect(shown).toEqual(goal);
      }),
    );
  });

  it("gets to a goal on both axes, one at a time, with a portion of cells in each step", () => {
    fc.assert(
      fc.property(
        anySpan,
        anySpan,
        anySpan,
        anySpan,
        fc.integer({ min: 1, max: 200 }),
        (a, b, c, d, cells) => {
          let shown = { rows: a, columns: b };
          const goal = { rows: c, columns: d };
          let first: "rows" | "columns" = "rows";
          for (let turn = 0; turn < 100; turn += 1) {
            const next = nextWindow(shown, goal, { cells, first });
            if (next === shown) break;
            first = next.rows === shown.rows ? "rows" : "columns";
            expect(next.rows === shown.rows || next.columns === shown.columns).toBe(true);
            shown = next;
          }
          expect(shown).toEqual(goal);
        },
      ),
    );
  });

  it("takes smaller portions while frames are long, and larger ones again", () => {
    expect(nextPortion(100, 40)).toBe(50);
    expect(nextPortion(30, 40)).toBe(24);
    expect(nextPortion(100, 15)).toBe(100);
    expect(nextPortion(100, 5)).toBe(124);
    expect(nextPortion(239, 5)).toBe(240);
  });

  it("stays the same object at its goal, so that nothing is rendered again", () => {
    const shown = { from: 3, to: 9 };
    expect(towards(shown, { from: 3, to: 9 }, 4)).toBe(shown);
  });

  it("keeps the one with the focus", () => {
    expect(indicesOf({ from: 2, to: 5 }, 3, 10)).toEqual([2, 3, 4]);
    expect(indicesOf({ from: 2, to: 5 }, 0, 10)).toEqual([0, 2, 3, 4]);
    expect(indicesOf({ from: 2, to: 5 }, 9, 10)).toEqual([2, 3, 4, 9]);
    expect(indicesOf({ from: 2, to: 5 }, 10, 4)).toEqual([2, 3]);
  });

  it("scrolls no further than it must", () => {
    expect(offsetFor(10, 0, 25, 50)).toBe(0);
    expect(offsetFor(10, 3, 25, 50)).toBe(25);
    expect(offsetFor(10, 9, 25, 50)).toBe(50);
  });
});
