import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./json";

const problemOf = (text: string) => {
  const reading = readJson(text);
  return reading.ok ? undefined : reading.problem;
};

describe("readJson", () => {
  it("reads whatever JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it("accepts exactly what JSON.parse accepts, names that stand twice apart", () => {
    const piece = fc.constantFrom(...'{}[],:"\\ \n-01.eE', "true", "null", '"a"', "12", "\\u00e9", "tru");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const reading = readJson(text);
        if (!reading.ok && reading.problem.message.includes("twice")) return;
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        expect(reading.ok).toBe(parsed);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "A comma or } is expected here"],
    ['{"a": }', 1, 7, "A value is expected here"],
    ['{"a": [1,', 1, 10, "A value is missing at the end"],
    ["{a: 1}", 1, 2, 'A name in "double quotes" is expected here'],
    ['{"a" 1}', 1, 6, "A colon is expected here"],
    ['{"a": "x', 1, 7, "This text does not end, or holds a character that must be escaped"],
    ['{"a": 1} 2', 1, 10, "Nothing can follow the end of the object"],
    ['{"a": 1, "a": 2}', 1, 10, '"a" occurs twice in this object'],
    ["", 1, 1, "A value is missing at the end"],
    ["[".repeat(100_000), 1, 102, "This is nested too deeply"],
  ])("says where %j breaks", (text, line, column, message) => {
    expect(problemOf(text)).toEqual({ line, column, message });
  });
});
