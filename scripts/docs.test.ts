import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deadLinks, headingsOf, placesIn } from "./testing/page";

/** The pages for people who are new to the repository. */
const PAGES = [
  "docs/words.md",
  "docs/architecture.md",
  "docs/api.md",
  "docs/platform-differences.md",
  "CONTRIBUTING.md",
];

describe.each(PAGES)("%s", (page) => {
  it("quotes places that exist", () => {
    const places = placesIn(readFileSync(page, "utf8"));
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });

  it("links to pages and chapters that exist", () => {
    expect(deadLinks(page)).toEqual([]);
  });
});

const CODE = ["app", "bench", "cli", "components", "e2e", "lib", "node", "platform", "scripts", "server"];
/** A citation of the page on the API. It must not be broken over two lines of a comment. */
const CITED = /docs\/api\.md, section (\d(?:\.\d)?)/g;

it("comments cite sections of docs/api.md that exist", () => {
  const sections = headingsOf(readFileSync("docs/api.md", "utf8")).map((heading) =>
    (heading.split(" ")[0] ?? "").replace(/\.$/, ""),
  );
  const files = CODE.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ).filter((file) => /\.tsx?$/.test(file));
  const citations = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(CITED)].map(([, section = ""]) => ({ file, section })),
  );
  expect(citations.length).toBeGreaterThan(30);
  expect(citations.filter(({ section }) => !sections.includes(section))).toEqual([]);
});
