import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicesOf, type Lines, nextLines, nextPortion, offsetFor, spanOf, withLine } from "./grid-window";

const axis = fc.record({
  count: fc.integer({ min: 1, max: 1_000 }),
  size: fc.integer({ min: 20, max: 120 }),
  overscan: fc.nat(5),
});
const anyGoal = fc
  .record({
    from: fc.nat(150),
    length: fc.integer({ min: 1, max: 20 }),
    left: fc.nat(60),
    width: fc.integer({ min: 1, max: 12 }),
    active: fc.nat(180),
    more: fc.nat(50),
  })
  .map(({ from, length, left, width, active, more }) => ({
    rows: { from, to: from + length },
    columns: { from: left, to: left + width },
    active: Math.min(active, from + length + more - 1),
    count: from + length + more,
  }));

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

  it("gets to any goal in portions, and rows that stay keep their places", () => {
    fc.assert(
      fc.property(
        fc.array(anyGoal, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 100 }),
        (goals, cells) => {
          let lines: Lines = [];
          for (const goal of goals) {
            const wanted = indicesOf(goal.rows, [goal.active], goal.count);
            const width = goal.columns.to - goal.columns.from;
            let turns = 0;
            for (
              let next = nextLines(lines, goal, cells);
              next !== lines;
              next = nextLines(lines, goal, cells)
            ) {
              const changed = next.filter((line, place) => line && line !== lines[place]);
              expect((changed.length - 1) * Math.min(1, width)).toBeLessThan(Math.max(1, cells));
              for (const [place, line] of lines.entries()) {
                if (line && wanted.includes(line.row)) expect(next[place]?.row).toBe(line.row);
              }
              lines = next;
              turns += 1;
              expect(turns).toBeLessThan(200);
            }
            const shown = lines.flatMap((line) => line ?? []);
            expect(new Set(shown.map(({ row }) => row)).size).toBe(shown.length);
            expect(shown.length).toBeLessThanOrEqual(wanted.length + 4);
            for (const row of wanted) {
              expect(shown.find((line) => line.row === row)?.columns).toEqual(goal.columns);
            }
            expect(shown.every(({ row }) => row < goal.count)).toBe(true);
          }
        },
      ),
    );
  });

  it("changes about as many cells as it may", () => {
    const columns = { from: 0, to: 10 };
    const goal = { rows: { from: 0, to: 20 }, columns, active: 0, count: 100 };
    const first = nextLines([], goal, 30);
    expect(first.map((line) => line?.row)).toEqual([10, 9, 11]);
    const whole = nextLines([], goal, Infinity);
    expect(whole).toHaveLength(20);
    const aside = nextLines(whole, { ...goal, columns: { from: 2, to: 12 } }, 10);
    expect(aside.filter((line, place) => line !== whole[place])).toHaveLength(2);
  });

  it("makes nothing new while a place is free, and has the row with the focus at once", () => {
    const columns = { from: 0, to: 2 };
    const goal = { rows: { from: 0, to: 4 }, columns, active: 0, count: 100 };
    const start = nextLines([], goal, Infinity);
    const further = nextLines(start, { ...goal, rows: { from: 2, to: 6 }, active: 2 }, Infinity);
    expect(further).toHaveLength(4);
    expect(withLine(further, 3, columns)).toBe(further);
    expect(withLine(further, 90, columns)).toEqual([...further, { row: 90, columns }]);
    expect(withLine([undefined, ...further], 90, columns)).toEqual([{ row: 90, columns }, ...further]);
  });

  it("has rows that are far away yield their place to the one with the focus, but for the one that loses it", () => {
    const columns = { from: 0, to: 2 };
    const lines = [0, 1, 40, 41].map((row) => ({ row, columns }));
    const rowsWith = (row: number, kept: number) =>
      withLine(lines, row, columns, { reach: 10, kept }).map((line) => line?.row);
    expect(rowsWith(45, 41)).toEqual([45, 1, 40, 41]);
    expect(rowsWith(45, 0)).toEqual([0, 45, 40, 41]);
    expect(rowsWith(5, 40)).toEqual([0, 1, 40, 5]);
    expect(rowsWith(25, 1)).toEqual([25, 1, 40, 41]);
    expect(withLine(lines.slice(2), 45, columns, { reach: 10, kept: 40 })).toHaveLength(3);
    expect(withLine(lines, 41, columns, { reach: 10, kept: 0 })).toBe(lines);
  });

  it("takes smaller portions while laying them out is slow, and larger ones again", () => {
    expect(nextPortion(60, 40)).toBe(30);
    expect(nextPortion(20, 40)).toBe(16);
    expect(nextPortion(60, 5)).toBe(60);
    expect(nextPortion(40, 2)).toBe(56);
    expect(nextPortion(60, 2)).toBe(64);
  });

  it("keeps the one with the focus, and the one it comes from", () => {
    expect(indicesOf({ from: 2, to: 5 }, [3], 10)).toEqual([2, 3, 4]);
    expect(indicesOf({ from: 2, to: 5 }, [0], 10)).toEqual([0, 2, 3, 4]);
    expect(indicesOf({ from: 2, to: 5 }, [9, 0], 10)).toEqual([0, 2, 3, 4, 9]);
    expect(indicesOf({ from: 2, to: 5 }, [9, 9], 10)).toEqual([2, 3, 4, 9]);
    expect(indicesOf({ from: 2, to: 5 }, [-1, 10], 4)).toEqual([2, 3]);
  });

  it("scrolls no further than it must", () => {
    expect(offsetFor(10, 0, 25, 50)).toBe(0);
    expect(offsetFor(10, 3, 25, 50)).toBe(25);
    expect(offsetFor(10, 9, 25, 50)).toBe(50);
  });
});
