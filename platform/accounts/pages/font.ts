import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Looked up as a package: the bundle that the platform runs from lies in another folder than this file.
const PACKAGE = dirname(createRequire(import.meta.url).resolve("geist/font/sans"));
const FILE = join(PACKAGE, "fonts/geist-sans/Geist-Variable.woff2");

let font: Promise<Buffer> | undefined;

/** The typeface of the pages, the dashboard's (design.md). */
export function readFont(): Promise<Buffer> {
  font ??= readFile(FILE);
  return font;
}
