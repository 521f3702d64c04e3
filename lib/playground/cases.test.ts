import { expect, it } from "vitest";
import { parseFilter } from "@/lib/filters/codec/codec";
import type { NewCase } from "./api";
import { casesWords, differingAmong, differingCases, verdictOfCase } from "./cases";

const good: NewCase = {
  name: "Bad rating",
  action: "thread_closed",
  push: "{}",
  context: '{"chat":{"rating":{"score":{"value":0}}}}',
  expected: "would_send",
};
const filter = (values: number[]) => parseFilter({ chat_properties: { rating: { score: { values } } } });

it("a case differs when the filter says something else, or its sample cannot be read", () => {
  expect(verdictOfCase(filter([0]), good)).toBe("would_send");
  expect(differingCases(filter([0]), "thread_closed", [good])).toEqual([]);
  expect(differingCases(filter([1]), "thread_closed", [good])).toEqual([good]);
  const broken = { ...good, push: "{" };
  expect(differingCases(filter([0]), "thread_closed", [good, broken])).toEqual([broken]);
});

it("a case of another action is not asked", () => {
  expect(differingCases(filter([1]), "incoming_event", [good])).toEqual([]);
});

it("one of several filters of an action is enough, and an action that is gone is not asked", () => {
  const at = (values: number[]) => ({ action: "thread_closed", filter: filter(values) });
  expect(differingAmong([at([1]), at([0])], [good])).toEqual({ all: 1, differing: [] });
  expect(differingAmong([at([1])], [good])).toEqual({ all: 1, differing: [good] });
  expect(differingAmong([], [good])).toEqual({ all: 0, differing: [] });
});

it("counts in words", () => {
  expect([casesWords(0, 0), casesWords(1, 0), casesWords(4, 0), casesWords(4, 1), casesWords(4, 2)]).toEqual([
    "",
    "As expected",
    "All 4 as expected",
    "1 of 4 differs",
    "2 of 4 differ",
  ]);
});
