import { expect, it } from "vitest";
import { isWholeDay } from "./typed-day";

it("a year that is typed counts once it has four digits", () => {
  const said = ["", "0002-01-31", "0020-01-31", "0202-01-31", "2026-01-31"];
  expect(said.map(isWholeDay)).toEqual([false, false, false, false, true]);
});
