import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { METHODS } from "@/lib/contract/methods";

/* Places and links in the pages below docs, which tests compare with the repository. */

/** A file or folder of the repository in backticks; URLs, commands and placeholders such as `lib/<noun>` do not match. */
const PLACE =
  /`((?:[\w.@()[\]-]+\/)+[\w.()[\]-]*|[\w.-]+\.(?:md|tsx?|mjs|json|service)|Dockerfile|\.npmrc)`/g;
/** Methods of the Configuration API are written as paths too. */
const API_PATHS: ReadonlySet<string> = new Set(Object.values(METHODS).map(({ path }) => path));

/** The places that a page quotes, from the root of the repository. */
export function placesIn(page: string): string[] {
  return [...page.matchAll(PLACE)].map(([, place = ""]) => place).filter((place) => !API_PATHS.has(place));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return headingsOf(page).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
}

export function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
}

/** Links of a page to files and chapters that do not exist. Addresses of other hosts are not followed. */
export function deadLinks(file: string): string[] {
  const targets = [...readFileSync(file, "utf8").matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = "", anchor] = target.split("#");
      const linked = path === "" ? file : join(dirname(file), path);
      if (!existsSync(linked)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(linked, "utf8")).includes(anchor);
    });
}
