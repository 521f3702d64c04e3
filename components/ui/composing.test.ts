import { describe, expect, it } from "vitest";
import { isEnter, isEscape, isSaveKey } from "./composing";

describe("keys of an input method", () => {
  const key = (name: string, more: object = {}) => ({
    key: name,
    isComposing: false,
    keyCode: 13,
    ctrlKey: false,
    metaKey: false,
    ...more,
  });

  it("confirm and leave nothing of the page", () => {
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      expect(isEnter(key("Enter", composing))).toBe(false);
      expect(isEscape(key("Escape", composing))).toBe(false);
      expect(isSaveKey(key("Enter", { ctrlKey: true, ...composing }))).toBe(false);
    }
  });

  it("are told from the same keys alone", () => {
    expect(isEnter(key("Enter"))).toBe(true);
    expect(isEscape(key("Escape"))).toBe(true);
    expect(isSaveKey(key("Enter"))).toBe(false);
    expect(isSaveKey(key("Enter", { metaKey: true }))).toBe(true);
  });
});
