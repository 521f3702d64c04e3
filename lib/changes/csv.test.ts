import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShownEntry } from "./api";
import { visible } from "@/lib/text/unseen";
import { CSV_HEADER, csvItem } from "./csv";

const HOSTILE = [
  "Sales \u202emrifnoc",
  "a\nb",
  "a\r\nb",
  "\u001b[2J",
  "\u200b",
  "half \ud83d",
  "a\u2028b",
  "\u0085",
];

const entry: ShownEntry = {
  id: "e1",
  at: Date.UTC(2026, 0, 15, 12),
  email: "admin@one.example",
  object: { kind: "bot", id: "b1", name: "Pizza Bot" },
  kind: "update",
  before: { name: "Pizza Bot", max_chats_count: 6 },
  after: { name: "Pizza Bot", max_chats_count: 7 },
  result: "done",
  message: null,
  request_id: "r1",
  finished_at: 0,
  live_at: Date.UTC(2026, 0, 15, 12, 2),
  operation: null,
  takes_back: null,
  taken_back_by: null,
  replacement: null,
};

/** Reads RFC 4180, as a spreadsheet does. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}

describe("a line of CSV", () => {
  it("comes after a header that tells spreadsheets it is UTF-8", () => {
    expect(CSV_HEADER).toMatch(/^\ufefftime,who,/);
  });

  it("says who did what, when, and in words what is different", () => {
    expect(cells(csvItem(entry)).slice(0, 10)).toEqual([
      "2026-01-15T12:00:00.000Z",
      "admin@one.example",
      "Changed",
      "bot",
      "b1",
      "Pizza Bot",
      "done",
      "Capacity changed from 6 to 7",
      "",
      "2026-01-15T12:02:00.000Z",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])("defuses %j", (name) => {
    expect(cells(csvItem({ ...entry, object: { ...entry.object, name } }))[5]).toBe(`'${visible(name)}`);
  });

  it.each(HOSTILE)("is one row, and shows what is hidden in %j", (name) => {
    const line = csvItem({ ...entry, object: { ...entry.object, name }, message: name, after: { name } });
    expect(line.slice(0, -2)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\u200b]/u);
    expect(cells(line)[5]).toBe(visible(name));
    expect(JSON.parse(cells(line)[16] ?? "")).toEqual({ name });
  });

  it("brings every text back as it is shown, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const found = cells(csvItem({ ...entry, object: { ...entry.object, name } }));
        expect(found).toHaveLength(17);
        expect([visible(name), `'${visible(name)}`]).toContain(found[5]);
      }),
    );
  });
});
