import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changedFields, draftKey, readDraft, writeDraft } from "./form-draft";

const KEY = draftKey({ license_id: 1520, email: "a@demo.example" }, "webhooks/new");

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("window", {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a form's draft", () => {
  it("keeps only the fields that were changed", () => {
    const defaults = { name: "Pizza Bot", groups: [{ id: 0 }], status: "offline" };
    const values = { ...defaults, groups: [{ id: 0 }, { id: 1 }] };
    expect(changedFields(values, defaults)).toEqual({ groups: [{ id: 0 }, { id: 1 }] });
    expect(changedFields(defaults, structuredClone(defaults))).toEqual({});
  });

  it("comes back for the same person and page only, without fields the form does not have", () => {
    writeDraft(KEY, { url: "http://a.example", gone: 1 });
    expect(readDraft(KEY, { url: "", description: "" })).toEqual({ url: "http://a.example" });
    expect(
      readDraft(draftKey({ license_id: 1520, email: "b@demo.example" }, "webhooks/new"), { url: "" }),
    ).toBe(undefined);
  });

  it("is forgotten when nothing differs", () => {
    writeDraft(KEY, { url: "http://a.example" });
    writeDraft(KEY, {});
    expect(readDraft(KEY, { url: "" })).toBeUndefined();
  });

  it("survives damaged and blocked storage", () => {
    window.sessionStorage.setItem(KEY, "{");
    expect(readDraft(KEY, { url: "" })).toBeUndefined();
    vi.stubGlobal("window", {
      get sessionStorage(): Storage {
        throw new Error("blocked");
      },
    });
    expect(readDraft(KEY, { url: "" })).toBeUndefined();
    expect(() => writeDraft(KEY, { url: "x" })).not.toThrow();
  });
});
