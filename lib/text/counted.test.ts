import { expect, it } from "vitest";
import { counted, plural } from "./counted";

it.each([
  [0, "0 bots"],
  [1, "1 bot"],
  [2, "2 bots"],
  [1000, "1000 bots"],
])("a count of %s bots reads %j", (count, words) => {
  expect(counted(count, "bot")).toBe(words);
});

it("an irregular plural is named", () => {
  expect(counted(1, "entry", "entries")).toBe("1 entry");
  expect(counted(3, "entry", "entries")).toBe("3 entries");
});

it("a verb agrees with its count", () => {
  expect(plural(1, "is", "are")).toBe("is");
  expect(plural(0, "is", "are")).toBe("are");
});
