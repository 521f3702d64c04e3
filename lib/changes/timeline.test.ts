import { describe, expect, it } from "vitest";
import type { ShownEntry, TimelineItem } from "./api";
import { clockText, daysOf } from "./timeline";

const DAY = 86_400_000;
const dayOf = (at: number) => String(Math.floor(at / DAY));

const entry = (id: string, at: number, operation?: string): ShownEntry => ({
  id,
  at,
  email: "admin@one.example",
  object: { kind: "bot", id, name: id },
  kind: "update",
  before: null,
  after: null,
  result: "done",
  message: null,
  request_id: "r",
  finished_at: at,
  live_at: at + 120_000,
  operation: operation === undefined ? null : { id: operation, kind: "bulk" },
  takes_back: null,
  taken_back_by: null,
  replacement: null,
});

describe("the timeline", () => {
  it("is grouped by day, and by operation in the place of its newest entry", () => {
    const reveal: TimelineItem = {
      kind: "reveal",
      id: "x",
      at: 2 * DAY + 3,
      email: "admin@one.example",
      object: { kind: "bot", id: "b", name: "B" },
    };
    const items = [
      entry("a", 2 * DAY + 5, "op"),
      entry("b", 2 * DAY + 4),
      reveal,
      entry("c", 2 * DAY + 2, "op"),
      entry("d", 2 * DAY, "single"),
      entry("e", DAY, "op"),
    ];
    const results = (id: string, done: number) => ({ id, kind: "bulk" as const, results: { done } });
    const days = daysOf(items, [results("op", 5), results("single", 1)], dayOf);
    expect(
      days.map(({ day, nodes }) => [
        day,
        nodes.map((node) => (node.kind === "item" ? node.item.id : node.entries.map(({ id }) => id))),
      ]),
    ).toEqual([["2", [["a", "c", "e"], "b", "x", "d"]]]);
  });
});

describe("the clock", () => {
  it("ticks down to nothing", () => {
    expect(clockText(92_000, 0)).toBe("1:32");
    expect(clockText(92_000, 1)).toBe("1:32");
    expect(clockText(92_000, 91_500)).toBe("0:01");
    expect(clockText(92_000, 92_000)).toBeUndefined();
    // The browser's clock is behind the server's.
    expect(clockText(600_000, 0)).toBe("2:00");
  });
});
