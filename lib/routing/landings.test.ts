import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stretchesOf, stretchWords } from "./landings";

const landingsOf = (seatIds: readonly (string | undefined)[]) =>
  seatIds.map((seatId, index) => ({ chat: index + 1, seatId }));

describe("which chats somebody gets", () => {
  it("is told in stretches, and those that wait by themselves", () => {
    const stretches = stretchesOf(landingsOf(["a", "a", "b", "a", undefined, undefined]));
    expect([...stretches].map(([id, list]) => [id, stretchWords(list)])).toEqual([
      ["a", "1–2, 4"],
      ["b", "3"],
      [undefined, "5–6"],
    ]);
  });

  it("stays short where two take turns", () => {
    const turns = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? "a" : "b"));
    const stretches = stretchesOf(landingsOf(turns));
    expect(stretchWords(stretches.get("a"))).toBe("1, 3, 5 … 39");
    expect(stretchWords(undefined)).toBe("");
  });

  it("holds every chat once", () => {
    const seatId = fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined });
    fc.assert(
      fc.property(fc.array(seatId, { maxLength: 60 }), (seatIds) => {
        const told = [...stretchesOf(landingsOf(seatIds))].flatMap(([id, list]) =>
          list.flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, index) => ({ chat: from + index, seatId: id })),
          ),
        );
        expect(told.sort((a, b) => a.chat - b.chat)).toEqual(landingsOf(seatIds));
      }),
    );
  });
});
