import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deadLinks, placesIn } from "./testing/page";

const PAGE = readFileSync("docs/security.md", "utf8");

/** Number of requirements of levels 1 and 2 in each section of ASVS 5.0.0, where they come before level 3. */
const REQUIREMENTS: Record<string, number> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5 },
  ...{ "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2 },
  ...{ "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11 },
  ...{ "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1 },
  ...{ "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5 },
  ...{ "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5 },
  ...{ "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2 },
};

/** "1.2.6–8" is three requirements. */
function numbersOf(cell: string): string[] {
  return cell.split(", ").flatMap((part) => {
    const [, section = "", first = "", last = first] = /^(\d+\.\d+)\.(\d+)(?:–(\d+))?$/.exec(part) ?? [];
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${section}.${Number(first) + index}`);
  });
}

const rows = PAGE.split("\n").flatMap((line) => {
  const [, cell = "", verdict = "", words = ""] = /^\| ([\d., –]+) \| ([^|]+) \| (.+) \|$/.exec(line) ?? [];
  return cell === "" ? [] : [{ numbers: numbersOf(cell), cell, verdict, words }];
});

const QUOTED = /`([^`]+\.(?:test|spec)\.ts)`((?:,? “[^”]+”)+)/g;

describe("the page on security", () => {
  it("says one thing of every requirement of levels 1 and 2, and of no other", () => {
    const all = Object.entries(REQUIREMENTS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    );
    expect(rows.flatMap(({ numbers }) => numbers)).toEqual(all);
    expect(all).toHaveLength(253);
  });

  it("knows three verdicts, and names what shows what is met", () => {
    for (const { cell, verdict, words } of rows) {
      expect(["met", "not applicable", "**not met**"], cell).toContain(verdict);
      if (verdict === "met") expect(words, cell).toMatch(/`[^`]+`|above|\]\(/);
    }
  });

  it("names places that are there", () => {
    const places = placesIn(PAGE);
    expect(places.length).toBeGreaterThan(100);
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });

  it("quotes tests by their titles", () => {
    const quoted = [...PAGE.matchAll(QUOTED)].flatMap(([, file = "", titles = ""]) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ file, title })),
    );
    expect(quoted.length).toBeGreaterThan(60);
    const missing = quoted.filter(
      ({ file, title }) => !existsSync(file) || !readFileSync(file, "utf8").includes(title),
    );
    expect(missing).toEqual([]);
  });

  it("leads to chapters and pages that are there", () => {
    expect(deadLinks("docs/security.md")).toEqual([]);
  });

  it("counts its verdicts", () => {
    const count = (verdict: string) =>
      rows.filter((row) => row.verdict === verdict).reduce((sum, { numbers }) => sum + numbers.length, 0);
    expect(PAGE).toContain(
      `${count("met")} met, ${count("**not met**")} not met, ${count("not applicable")} not applicable`,
    );
  });
});

const SERVING = ["app", "components", "lib", "node", "platform", "server", "cli"];
/** Code that could run or render foreign text, or skip checking a certificate. A constant may build a RegExp of our own parts. */
const DANGEROUS =
  /\bsql\.raw\b|\beval\(|new Function\b|(?<!^const [A-Z_]+ = )new RegExp\(|child_process|dangerouslySetInnerHTML|\.innerHTML\b|document\.write\b|rejectUnauthorized|NODE_TLS_REJECT/m;

it("no SQL is made of texts, and nothing of others is run", () => {
  const files = SERVING.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ).filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$|[\\/]testing[\\/]/.test(file));
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => DANGEROUS.test(readFileSync(file, "utf8")))).toEqual([]);
});
