import { describe, expect, it } from "vitest";
import { sameJson, stableJson } from "./stable-json";

describe("stable JSON", () => {
  it("sorts the names of objects, at every depth", () => {
    expect(stableJson({ b: [{ d: 1, c: null }], a: "x" })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it("is read back as the same value", () => {
    const value = JSON.parse('{"__proto__":{"b":1,"a":[true,"\\u2028"]},"10":1,"9":-0.5,"":[]}') as unknown;
    expect(JSON.parse(stableJson(value))).toEqual(value);
  });

  it("leaves undefined fields out, as JSON does", () => {
    expect(stableJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(stableJson([undefined, 1])).toBe("[null,1]");
    expect(stableJson(undefined)).toBe("");
  });

  it("writes names and texts as asked", () => {
    expect(stableJson({ a: ["b", 1] }, (text) => `‹${text}›`)).toBe("{‹a›:[‹b›,1]}");
  });
});

describe("the same JSON", () => {
  it("may have its names in another order", () => {
    expect(sameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  });

  it.each([
    [undefined, null],
    [undefined, ""],
    [null, "null"],
    [1, "1"],
    [[], {}],
    [{}, undefined],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 1, b: null }],
    [JSON.parse('{"__proto__":{"a":1}}'), {}],
  ])("%j and %j are not", (one, two) => {
    expect(sameJson(one, two)).toBe(false);
  });
});
