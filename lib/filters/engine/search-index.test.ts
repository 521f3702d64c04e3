import { describe, expect, it } from "vitest";
import { parseFilter } from "../codec/codec";
import { type CompiledFilter, compileFilter } from "./compile";
import type { FilterContext } from "../context";
import { indexFilters } from "./search-index";
import { type Random, randomContext, randomWire, seeded } from "../testing/random";

/** A filter on two properties of sixty values, more than the index has bits for. */
function wideWire(random: Random): Record<string, unknown> {
  const test = () => {
    const values = Array.from({ length: 1 + random.below(4) }, () => random.below(60));
    return random.chance(0.6) ? { values } : { exclude_values: values };
  };
  const both = { a: test(), ...(random.chance(0.7) ? { b: test() } : {}) };
  return random.chance(0.9) ? { chat_properties: { wide: both } } : { thread_properties: { wide: both } };
}

function wideContext(random: Random): FilterContext {
  const wide = () => ({ wide: { a: random.below(64), b: { value: random.below(64) } } });
  return { chat: wide(), thread: random.chance(0.5) ? wide() : {}, event: {}, agents: [] };
}

describe("the index of many filters", () => {
  it.each([
    ["every kind of filter", randomWire, (random: Random) => randomContext(random, random.pick([0, 0, 0.3]))],
    ["many values", wideWire, wideContext],
  ])("agrees with matching each, after random adds and removes: %s", (_, makeWire, makeContext) => {
    const random = seeded(3);
    const index = indexFilters<number>();
    const each = new Map<number, CompiledFilter>();
    let fired = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const grow = round % 500 < 300;
      for (let change = 0; change < 20; change += 1) {
        const id = random.below(400);
        if (random.chance(grow ? 0.75 : 0.2)) {
          const filter = parseFilter(makeWire(random));
          index.add(id, filter);
          each.set(id, compileFilter(filter));
        } else expect(index.remove(id)).toBe(each.delete(id));
      }
      expect(index.size).toBe(each.size);
      const context = makeContext(random);
      const wanted = [...each]
        .filter(([, filter]) => filter.match(context) === "would_send")
        .map(([id]) => id);
      expect(new Set(index.match(context))).toEqual(new Set(wanted));
      expect(index.match(context)).toHaveLength(wanted.length);
      fired += wanted.length;
    }
    expect(fired).toBeGreaterThan(5_000);
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
