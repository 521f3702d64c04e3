import { describe, expect, it } from "vitest";
import { shortcutKey } from "./keyboard";

const press = (key: string, code: string, shiftKey = false) => shortcutKey({ key, code, shiftKey });

describe("the key of a shortcut", () => {
  it.each([
    ["Cyrillic", "л", "KeyK", "k"],
    ["Ukrainian", "і", "KeyS", "s"],
    ["Greek", "γ", "KeyG", "g"],
    ["Hebrew", "ע", "KeyG", "g"],
    ["Hebrew, where a sign stands", "'", "KeyW", "w"],
    ["Arabic, two letters on one key", "لا", "KeyB", "b"],
    ["Korean", "ㅎ", "KeyG", "g"],
    ["Thai", "ฝ", "Slash", "/"],
    ["Cyrillic, where a full stop stands", ".", "Slash", "/"],
  ])("is told by its place: %s", (_layout, key, code, wanted) => {
    expect(press(key, code)).toBe(wanted);
  });

  it.each([
    ["QWERTZ", "z", "KeyY", "z"],
    ["QWERTZ", "y", "KeyZ", "y"],
    ["Dvorak", "k", "KeyV", "k"],
    ["Dvorak", "'", "KeyQ", "'"],
    ["Dvorak", ";", "KeyZ", ";"],
    ["AZERTY", "w", "KeyZ", "w"],
    ["BÉPO, a Latin letter", "é", "KeyW", "é"],
    ["German", "-", "Slash", "-"],
    ["a named key", "Enter", "Enter", "Enter"],
    ["a dead key", "Dead", "KeyK", "Dead"],
    ["no place told", "л", "", "л"],
  ])("is what a Latin layout writes: %s", (_layout, key, code, wanted) => {
    expect(press(key, code)).toBe(wanted);
  });

  it("takes signs wherever a layout has them", () => {
    expect(press("/", "Digit7", true)).toBe("/");
    expect(press("?", "Minus", true)).toBe("?");
    expect(press("?", "Slash", true)).toBe("?");
    expect(press(",", "Slash", true)).toBe("?");
    expect(press("ฦ", "Slash", true)).toBe("?");
  });

  it("does not mind Caps Lock, and knows Shift", () => {
    expect(press("G", "KeyG")).toBe("g");
    expect(press("П", "KeyG")).toBe("g");
    expect(press("G", "KeyG", true)).toBe("G");
    expect(press("g", "KeyG", true)).toBe("G");
    expect(press("п", "KeyG", true)).toBe("G");
  });
});
