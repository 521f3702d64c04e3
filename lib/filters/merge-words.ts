import { parseFilter } from "./codec/codec";
import { describeCondition } from "./describe";
import { put } from "./codec/json-object";

/** Where in a filter something is decided: "source · type", or "filter" for all of it. */
export function placeTitle(place: readonly string[]): string {
  return place.slice(1).join(" · ") || "filter";
}

/** What stands at one place of a filter, as the filter of this alone reads. */
export function placeText(place: readonly string[], value: unknown): string {
  if (value === undefined) return "No condition";
  const filter: Record<string, unknown> = {};
  let parent = filter;
  for (const step of place.slice(0, -1)) {
    const child: Record<string, unknown> = {};
    put(parent, step, child);
    parent = child;
  }
  put(parent, place.at(-1) ?? "", value);
  const { conditions } = parseFilter(filter);
  return conditions.map(describeCondition).join(", and ") || JSON.stringify(value);
}
