import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTaken, parseFilter, toWire } from "./codec";
import { anyWire } from "../testing/arbitraries";

/** Compared as text with names sorted, so that an own `__proto__` counts like any other name. */
function exact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(exact).join()}]`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${exact(item)}`);
  return `{${entries.sort().join()}}`;
}

describe("the filter codec", () => {
  it("gives back every filter it reads, understood or not", () => {
    fc.assert(
      fc.property(anyWire, (wire) => {
        const before = exact(wire);
        expect(exact(toWire(parseFilter(wire)))).toBe(before);
        expect(exact(wire)).toBe(before);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    {},
    { chat_properties: {} },
    { chat_properties: { a: {}, b: { c: {} } } },
    { chat_properties: "everything", thread_properties: null, event_properties: [1] },
    { chat_properties: { a: null, b: { c: null, d: { exists: null }, e: { exists: true, values: [1] } } } },
    { chat_properties: { a: { b: { values: [] }, c: { values: [1, "1"] }, d: { exclude_values: [1.5] } } } },
    { chat_member_ids: { agents: [] } },
    { chat_member_ids: { agents: [" "] } },
    { chat_member_ids: { agents_any: ["a"] } },
    { chat_member_ids: { agents: ["a"], agents_exclude: ["b"] } },
    { author_type: "customer" },
    JSON.parse('{"__proto__":{"__proto__":1},"constructor":{}}'),
  ])("keeps what it does not understand: %j", (wire) => {
    const filter = parseFilter(wire);
    expect(filter.conditions).toEqual([]);
    expect(exact(filter.other)).toBe(exact(wire));
    expect(exact(toWire(filter))).toBe(exact(wire));
  });

  it("reads what it understands in the wire's order, whatever the names", () => {
    const wire = JSON.parse(
      '{"chat_member_ids":{"agents":["a@b.c"]},"thread_properties":{"__proto__":{"constructor":{"exists":false}}},' +
        '"chat_properties":{"source":{"type":{"values":["x"]},"odd":{"like":1}}}}',
    ) as Record<string, unknown>;
    const filter = parseFilter(wire);
    expect(filter).toEqual({
      conditions: [
        { kind: "agents", agents: ["a@b.c"] },
        {
          kind: "property",
          location: "thread",
          namespace: "__proto__",
          name: "constructor",
          test: { kind: "absent" },
        },
        {
          kind: "property",
          location: "chat",
          namespace: "source",
          name: "type",
          test: { kind: "one_of", values: ["x"] },
        },
      ],
      other: { chat_properties: { source: { odd: { like: 1 } } } },
    });
    expect(exact(toWire(filter))).toBe(exact(wire));
  });

  it("tells nothing from an empty object", () => {
    expect(toWire(parseFilter(undefined))).toBeUndefined();
    expect(toWire(parseFilter(null))).toBeUndefined();
    expect(toWire(parseFilter({}))).toEqual({});
  });

  it("says where a condition cannot go", () => {
    const filter = parseFilter({ chat_properties: { a: { b: { like: 1 } } }, thread_properties: null });
    const at = (location: "chat" | "thread" | "event", name: string) =>
      isTaken(filter, { kind: "property", location, namespace: "a", name, test: { kind: "present" } });
    expect([at("chat", "b"), at("chat", "c"), at("thread", "b"), at("event", "b")]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
