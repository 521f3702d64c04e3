import { describe, expect, it } from "vitest";
import { bestRow, type ComboboxOption, visibleRows } from "./combobox-rows";

const OPTIONS: ComboboxOption[] = [
  { value: "rating.score", label: "rating · score", group: "Chat" },
  { value: "rating.comment", label: "rating · comment", group: "Chat" },
  { value: "routing.idle", label: "routing · idle", group: "Thread", keywords: "inactive" },
];

const labels = (text: string, allowCustom = false) =>
  visibleRows(OPTIONS, text, allowCustom).map((row) => row.label);

describe("rows of a combobox", () => {
  it("are all of them until something is typed", () => {
    expect(labels("  ", true)).toEqual(OPTIONS.map(({ label }) => label));
  });

  it("contain every word, in label, value, group or keywords", () => {
    expect(labels("RATING sco")).toEqual(["rating · score"]);
    expect(labels("thread")).toEqual(["routing · idle"]);
    expect(labels("inactive")).toEqual(["routing · idle"]);
    expect(labels("nothing")).toEqual([]);
  });

  it("are found as they look", () => {
    const odd = ["Pizza  Bot\u00a02", "Cafe\u0301 Bot", "face\u200bbook"].map((label) => ({
      value: label,
      label,
    }));
    const found = (text: string) => visibleRows(odd, text, true).map((row) => row.label);
    expect(found("café b")).toEqual(["Cafe\u0301 Bot", "Use “café b”"]);
    expect(found("pizza bot 2")).toEqual(["Pizza  Bot\u00a02"]);
    expect(found("facebook")).toEqual(["face\u200bbook"]);
    expect(bestRow(visibleRows(odd, "caf", false), "café")).toBe(0);
  });

  it("offer the typed text last where it may be a value, unless it is an option already", () => {
    expect(labels("rat", true).at(-1)).toBe("Use “rat”");
    expect(visibleRows(OPTIONS, " mine ", true).at(-1)).toMatchObject({ value: "mine", custom: true });
    expect(labels("Rating · Score", true)).toEqual(["rating · score"]);
    expect(labels("routing.idle", true)).toEqual(["routing · idle"]);
  });

  it("start at the one whose words begin with what was typed", () => {
    const rows = visibleRows(OPTIONS, "co", false);
    expect(rows[bestRow(rows, "co")]?.label).toBe("rating · comment");
    expect(bestRow([], "x")).toBe(0);
  });
});
