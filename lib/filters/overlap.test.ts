import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec/codec";
import { compileFilter } from "./engine/compile";
import { findOverlap } from "./overlap";
import { randomContext, randomWire, seeded } from "./testing/random";

describe("overlap", () => {
  it("has a witness that matches all, or no counterexample among random contexts", () => {
    const random = seeded(5);
    const contexts = Array.from({ length: 200 }, () => randomContext(random, 0));
    const counts = { overlap: 0, disjoint: 0, unknown: 0 };
    for (let round = 0; round < 30_000; round += 1) {
      const filters = [parseFilter(randomWire(random)), parseFilter(randomWire(random))];
      const compiled = filters.map(compileFilter);
      const found = findOverlap(filters);
      counts[found.kind] += 1;
      if (found.kind === "disjoint") {
        const both = contexts.find((context) =>
          compiled.every((filter) => filter.match(context) === "would_send"),
        );
        if (both) expect({ filters, both }).toBe("no counterexample");
      } else {
        const verdicts = compiled.map((filter) => filter.match(found.witness));
        if (found.kind === "overlap") expect(verdicts).toEqual(["would_send", "would_send"]);
        else expect(verdicts).not.toContain("would_not_send");
      }
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(200);
  });

  const property = (test: Record<string, unknown>, name = "score") =>
    parseFilter({ chat_properties: { rating: { [name]: test } } });

  it.each([
    [{ values: [1, 2] }, { values: [2, 3] }, { value: 2 }],
    [{ values: [1] }, { values: ["1"] }, undefined],
    [{ exists: false }, { exclude_values: [1] }, "absent"],
    [{ exists: true }, { exclude_values: [0, 1] }, { value: 2 }],
    [{ exists: true }, { exclude_values: [1] }, { value: 0 }],
    [{ exists: false }, { exists: true }, undefined],
  ])("%j and %j", (one, other, shared) => {
    const found = findOverlap([property(one), property(other)]);
    if (shared === undefined) {
      expect(found).toEqual({ kind: "disjoint", location: "chat", namespace: "rating", name: "score" });
    } else {
      const chat = shared === "absent" ? {} : { rating: { score: shared } };
      expect(found).toEqual({ kind: "overlap", witness: { chat, thread: {}, event: {}, agents: [] } });
    }
  });
});
