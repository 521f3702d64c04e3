import { describe, expect, it } from "vitest";
import { parseFilter } from "./codec";
import { type CompiledFilter, compileFilter } from "./compile";
import { indexFilters } from "./index";
import { randomContext, randomWire, seeded } from "./testing/random";

describe("the index of many filters", () => {
  it("agrees with matching each, after random adds and removes", () => {
    const random = seeded(3);
    const index = indexFilters<number>();
    const each = new Map<number, CompiledFilter>();
    let fired = 0;
    for (let round = 0; round < 1_500; round += 1) {
      const grow = round % 500 < 300;
      for (let change = 0; change < 20; change += 1) {
        const id = random.below(400);
        if (random.chance(grow ? 0.75 : 0.2)) {
          const filter = parseFilter(randomWire(random));
          index.add(id, filter);
          each.set(id, compileFilter(filter));
        } else expect(index.remove(id)).toBe(each.delete(id));
      }
      expect(index.size).toBe(each.size);
      const context = randomContext(random, random.pick([0, 0, 0.3]));
      const wanted = [...each]
        .filter(([, filter]) => filter.match(context) === "would_send")
        .map(([id]) => id);
      expect(index.match(context).sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
      fired += wanted.length;
    }
    expect(fired).toBeGreaterThan(10_000);
  });

  it("is empty again when everything is removed, and usable after", () => {
    const random = seeded(4);
    const index = indexFilters(Array.from({ length: 500 }, (_, id) => [id, parseFilter(randomWire(random))]));
    for (let id = 0; id < 500; id += 1) index.remove(id);
    expect(index.size).toBe(0);
    expect(index.match({ chat: {}, thread: {}, event: {}, agents: [] })).toEqual([]);
    index.add(1, parseFilter(undefined));
    expect(index.match({})).toEqual([1]);
  });

  it("tells many values of one property apart", () => {
    const wire = (value: number) => ({ chat_properties: { a: { b: { values: [value, value + 1] } } } });
    const index = indexFilters(Array.from({ length: 300 }, (_, id) => [id, parseFilter(wire(id))]));
    expect(index.match({ chat: { a: { b: 100 } } }).sort()).toEqual([100, 99]);
    index.remove(99);
    expect(index.match({ chat: { a: { b: { value: 100 } } } })).toEqual([100]);
  });
});
