import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import {
  asForm,
  changedFields,
  type Draft,
  draftKey,
  listDrafts,
  MAX_DRAFTS,
  removeDraft,
  writeDraft,
} from "./form-draft";

const ANNA = { license_id: 1520, email: "anna@demo.example" };
const BEN = { ...ANNA, email: "ben@demo.example" };
const PAGE = "/webhooks/new";
const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 0, 31);

const draft = (values: object, at = NOW): Draft => ({ at, title: "Register", base: { url: "" }, values });

const FORM = { url: "", description: "" };
const SCHEMA = z.object({ url: z.string(), description: z.string() });

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("window", {
    localStorage: {
      get length() {
        return kept.size;
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
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
  it("knows the fields that were changed", () => {
    const defaults = { name: "Pizza Bot", groups: [{ id: 0 }], status: "offline" };
    const values = { ...defaults, groups: [{ id: 0 }, { id: 1 }] };
    expect(changedFields(values, defaults)).toEqual({ groups: [{ id: 0 }, { id: 1 }] });
    expect(changedFields(defaults, structuredClone(defaults))).toEqual({});
  });

  it("is kept apart for each person, page and tab, and listed from the newest", () => {
    writeDraft(draftKey(ANNA, PAGE, "one"), draft({ url: "http://a.example" }));
    writeDraft(draftKey(ANNA, PAGE, "two"), draft({ url: "http://b.example" }, NOW + 1));
    writeDraft(draftKey(ANNA, "/bots/5#7", "one"), draft({ name: "x" }));
    writeDraft(draftKey(BEN, PAGE, "one"), draft({ url: "http://c.example" }));
    expect(listDrafts(ANNA, PAGE).map(({ tab, values }) => [tab, values])).toEqual([
      ["two", { url: "http://b.example" }],
      ["one", { url: "http://a.example" }],
    ]);
    expect(listDrafts(ANNA).map(({ page }) => page)).toEqual([PAGE, PAGE, "/bots/5#7"]);
    removeDraft(draftKey(ANNA, PAGE, "two"));
    expect(listDrafts(ANNA, PAGE)).toHaveLength(1);
  });

  it("fills a form, without fields the form does not have", () => {
    expect(asForm(draft({ url: "http://a.example", gone: 1 }), FORM, SCHEMA)).toEqual({
      base: FORM,
      values: { url: "http://a.example", description: "" },
    });
    expect(asForm(draft({ gone: 1 }), FORM, SCHEMA)).toBeUndefined();
  });

  it("fills no form with what it cannot hold", () => {
    for (const wrong of [5, null, {}, ["http://a.example"]]) {
      expect(asForm(draft({ url: wrong }), FORM, SCHEMA)).toBeUndefined();
      const begun = { ...draft({ url: "http://a.example" }), base: { url: wrong } };
      expect(asForm(begun, FORM, SCHEMA)).toBeUndefined();
    }
  });

  it("goes when it is old, and when there are too many", () => {
    writeDraft(draftKey(ANNA, PAGE, "old"), draft({ url: "x" }, NOW - 15 * DAY_MS));
    for (let tab = 0; tab < MAX_DRAFTS; tab += 1) {
      writeDraft(draftKey(ANNA, PAGE, String(tab)), draft({ url: "x" }, NOW - DAY_MS + tab));
    }
    writeDraft(draftKey(BEN, PAGE, "new"), draft({ url: "x" }));
    expect(kept.size).toBe(MAX_DRAFTS);
    expect(listDrafts(ANNA).map(({ tab }) => tab)).not.toContain("old");
    expect(listDrafts(ANNA).map(({ tab }) => tab)).not.toContain("0");
    expect(listDrafts(BEN)).toHaveLength(1);
  });

  it("survives damaged and blocked storage", () => {
    const key = draftKey(ANNA, PAGE, "one");
    const late = JSON.stringify(draft({ url: "x" }, 1e300));
    const lists = JSON.stringify({ at: 1, title: "x", base: [], values: [] });
    for (const text of ["{", "null", "[]", '{"at":1}', late, lists]) {
      window.localStorage.setItem(key, text);
      expect(listDrafts(ANNA)).toEqual([]);
    }
    vi.stubGlobal("window", {
      get localStorage(): Storage {
        throw new Error("blocked");
      },
    });
    expect(listDrafts(ANNA)).toEqual([]);
    expect(() => writeDraft(key, draft({ url: "x" }))).not.toThrow();
    expect(() => removeDraft(key)).not.toThrow();
  });
});
