import { describe, expect, test } from "vitest";
import { valueParts } from "@/lib/text/pasted-values";
import { addedWords } from "./added-words";

describe("what is said of added values", () => {
  test.each([
    [["de"], [], "Added de"],
    [["de"], ["de"], "de is there already"],
    [["de", "fr"], [], "2 values added"],
    [["de", " ", "de", "fr", "it"], ["it"], "2 values added, 2 duplicates and 1 blank left out"],
    [["de", ""], ["de"], "No value added, 1 duplicate and 1 blank left out"],
  ])("%j to %j: %s", (texts, there, words) => {
    expect(addedWords(texts, there)).toBe(words);
  });

  test("31 pasted lines are counted, with their blanks and duplicates, not read out", () => {
    const names = Array.from({ length: 27 }, (_, at) => `v${at}`);
    const lines = ["", ...names, "v1", " ", "v2"];
    for (const end of ["\n", "\r\n"]) {
      const parts = valueParts(lines.join(end) + end);
      expect(addedWords(parts, [])).toBe("27 values added, 2 duplicates and 2 blanks left out");
    }
  });
});
