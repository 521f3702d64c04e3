import { readFile } from "node:fs/promises";

const FILE = new URL(
  "../../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  import.meta.url,
);

let font: Promise<Buffer> | undefined;

/** The typeface of the pages, the dashboard's (design.md). */
export function readFont(): Promise<Buffer> {
  font ??= readFile(FILE);
  return font;
}
