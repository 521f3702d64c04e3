import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSeal, SEAL_KEY_BYTES } from "./seal";

const key = randomBytes(SEAL_KEY_BYTES);
const seal = createSeal(key);

it("gives every text back, U+0000 included, and never seals one twice alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const closed = seal.close(text);
      expect(seal.open(closed)).toBe(text);
      expect(seal.close(text)).not.toBe(closed);
      if (text.length > 3) expect(closed).not.toContain(text);
    }),
  );
});

it("opens nothing of another key, nothing that was changed and nothing that is not sealed", () => {
  const closed = seal.close("hush-hush");
  expect(() => createSeal(randomBytes(SEAL_KEY_BYTES)).open(closed)).toThrow();
  const last = closed.endsWith("A") ? "Q" : "A";
  expect(() => seal.open(`${closed.slice(0, -1)}${last}`)).toThrow();
  expect(() => seal.open(closed.slice(0, 20))).toThrow();
  expect(() => seal.open("hush-hush")).toThrow("not sealed");
});
