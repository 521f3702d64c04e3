import { describe, expect, it } from "vitest";
import { clockTime, dayWords, exactTime, relativeTime, timeInDigits } from "./times";

const AT = new Date(2026, 10, 3, 4, 5, 6);
const HOUR_MS = 3_600_000;

describe("a time in the zone and locale of its reader", () => {
  it.each([dayWords, exactTime, timeInDigits])("names the day (%o)", (words) => {
    expect(words(AT)).toContain("2026");
    expect(words(AT.getTime())).toBe(words(AT));
  });

  it.each([exactTime, timeInDigits, clockTime])("is exact to the second (%o)", (words) => {
    expect(words(AT)).toMatch(/4.05.06/);
  });

  it("of a clock names no day", () => {
    expect(clockTime(AT)).not.toContain("2026");
  });
});

describe("a distance in time", () => {
  it("shorter than a minute reads “just now”", () => {
    expect(relativeTime(-59_999)).toBe("just now");
    expect(relativeTime(30_000)).toBe("just now");
  });

  it.each([
    [-HOUR_MS * 3, -3, "hour"],
    [HOUR_MS * 3, 3, "hour"],
    [-HOUR_MS * 24, -1, "day"],
    [-HOUR_MS * 24 * 15, -2, "week"],
    [-HOUR_MS * 24 * 400, -1, "year"],
  ] as const)("of %i ms is counted in its longest unit: %i %s", (distance, count, unit) => {
    const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
    expect(relativeTime(distance)).toBe(words.format(count, unit));
  });
});
