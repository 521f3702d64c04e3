import { describe, expect, it } from "vitest";
import { pages } from "@/lib/paths";
import { createSequence, placeOf } from "./shortcuts";

describe("going by keys", () => {
  it("needs g just before", () => {
    const sequence = createSequence();
    expect(sequence.isSecond("b", 0)).toBe(false);
    expect(sequence.isSecond("g", 100)).toBe(false);
    expect(sequence.isSecond("b", 300)).toBe(true);
    expect(sequence.isSecond("b", 400)).toBe(false);
  });

  it("forgets g after a while", () => {
    const sequence = createSequence();
    sequence.isSecond("g", 0);
    expect(sequence.isSecond("b", 5_000)).toBe(false);
  });

  it("knows where each key leads", () => {
    expect(placeOf("w")).toBe(pages.webhooks);
    expect(placeOf("x")).toBeUndefined();
  });
});
