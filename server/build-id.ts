import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: string | undefined;

/**
 * Id of the build that this process serves, so that a page of an earlier build can be recognised;
 * `development` under `npm run dev`.
 */
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
