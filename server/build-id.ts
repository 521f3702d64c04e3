import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | undefined;

/** Which build this process serves, so that a page of an earlier one can be told. `npm run dev` has none. */
export function buildId(): string {
  known ??= read();
  return known;
}

function read(): string {
  try {
    return readFileSync(join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim();
  } catch {
    return "development";
  }
}
