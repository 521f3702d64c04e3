import { describe, expect, it } from "vitest";
import { askedBy, durationWords } from "./retry-after";

const NOW = Date.parse("Mon, 30 Nov 2026 10:00:00 GMT");
const asked = (status: number, retryAfter?: string, date?: string) =>
  askedBy(status, { retryAfter, date }, NOW);

describe("what an answer asks for", () => {
  it.each([
    ["30", 30_000],
    ["0", 0],
    [" 1.5 ", 1500],
    ["Mon, 30 Nov 2026 10:00:30 GMT", 30_000],
    ["Monday, 30-Nov-26 10:00:30 GMT", 30_000],
    ["Mon, 30 Nov 2026 09:59:00 GMT", 0],
    ["-1", undefined],
    ["soon", undefined],
    ["2026", 2_026_000],
    ["", undefined],
  ])("Retry-After: %s", (text, ms) => {
    expect(asked(429, text)).toEqual({ why: "too_many_requests", ms });
  });

  it("counts a time of day by the clock of the answer", () => {
    const date = "Mon, 30 Nov 2026 12:00:00 GMT";
    expect(asked(503, "Mon, 30 Nov 2026 12:00:05 GMT", date)).toEqual({ why: "unavailable", ms: 5000 });
  });

  it("is nothing where no other time would do", () => {
    expect(asked(503)).toBeUndefined();
    expect(asked(500, "30")).toBeUndefined();
    expect(asked(200, "30")).toBeUndefined();
  });
});

it.each([
  [0, "1 second"],
  [1000, "1 second"],
  [1001, "2 seconds"],
  [60_000, "1 minute"],
  [65_000, "1 minute 5 seconds"],
  [3_600_000, "1 hour"],
  [3_605_000, "1 hour"],
  [100_000_000, "1 day 3 hours"],
])("%d ms are %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
