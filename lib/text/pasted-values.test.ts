import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInQuotes, isValueList, splitValues } from "./pasted-values";
import { trimmed } from "./trimmed";

describe("values that are pasted", () => {
  it.each([
    ["facebook", ["facebook"]],
    ["“facebook”", ["facebook"]],
    ['"facebook"', ["facebook"]],
    ["„facebook“", ["facebook"]],
    ["'facebook'", ["facebook"]],
    ["«facebook»", ["facebook"]],
    ['"a, b"', ["a, b"]],
    ['"a, b"\tc\n"say ""hi"""\r\n', ["a, b", "c", 'say "hi"']],
    ["“a, b”, “c”", ["a, b", "c"]],
    ["a、b，c", ["a", "b", "c"]],
    ["a, b,c", ["a", "b", "c"]],
    ["a; b;c", ["a", "b", "c"]],
    ["a;b, c", ["a;b", "c"]],
    ["AT&amp;T", ["AT&amp;T"]],
    ["a\u2028b", ["a", "b"]],
    [" \ufefffacebook\u200b\n", ["facebook"]],
    ["John's", ["John's"]],
    ['5" pipe', ['5" pipe']],
    ['"a" or "b"', ['"a" or "b"']],
    ['"a', ['"a']],
    ["''", ["''"]],
    [",, ,", []],
  ])("%j are %j", (text, values) => {
    expect(splitValues(text)).toEqual(values);
  });

  it("come back from a spreadsheet as they went in", () => {
    const cell = fc.string({ unit: "grapheme" }).filter((text) => text !== "" && trimmed(text) === text);
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
        const row = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join("\t");
        expect(splitValues(row)).toEqual(cells);
      }),
    );
  });

  it("are a list when something has to be taken apart", () => {
    expect(["a", "“a”", '"a, b"', "a、b"].map(isValueList)).toEqual([false, true, true, true]);
    expect(['"a', "“a", "a", '"a"', ""].map(isInQuotes)).toEqual([true, true, false, false, false]);
  });
});

describe("trimmed", () => {
  it.each([
    ["\ufeff a \u00a0\r\n", "a"],
    ["\u200b\u2060a\u00ad", "a"],
    ["\u202aC:\\a\u202c", "C:\\a"],
    ["❤️ ", "❤️"],
    ["a  b", "a  b"],
    [" \n", ""],
  ])("%j becomes %j", (text, left) => {
    expect(trimmed(text)).toBe(left);
  });

  it("is quick on long spaces", () => {
    expect(trimmed(`a${" ".repeat(200_000)}b`)).toHaveLength(200_002);
  });
});
