import { formatPath } from "./issues";
import { MAX_BODY_DEPTH } from "./limits";

/** Parts of a path that a message shows; deeper parts are left out. */
const SHOWN_PARTS = 5;

/** Whether a JSON value is nested deeper than `most` levels. */
export function isDeeper(value: unknown, most = MAX_BODY_DEPTH): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (most === 0) return true;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.some((item) => isDeeper(item, most - 1));
}

/** Start of the path to the first value nested deeper than `most` levels; undefined when there is none. */
export function tooDeepAt(value: unknown, most = MAX_BODY_DEPTH): string | undefined {
  if (!isDeeper(value, most)) return undefined;
  const path: PropertyKey[] = [];
  let here: unknown = value;
  while (path.length < Math.min(SHOWN_PARTS, most) && typeof here === "object" && here !== null) {
    const left = most - path.length - 1;
    const [name, item] = Object.entries(here).find(([, one]) => isDeeper(one, left)) ?? [];
    if (name === undefined) break;
    path.push(Array.isArray(here) ? Number(name) : name);
    here = item;
  }
  return formatPath(path);
}
