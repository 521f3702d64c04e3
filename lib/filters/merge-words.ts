import { parseFilter } from "./codec/codec";
import { describeCondition } from "./describe";
import { put } from "./codec/json-object";

/** Title of a place in a filter: "source · type", or "filter" for the whole. */
export function placeTitle(place: readonly string[]): string {
  return place.slice(1).join(" · ") || "filter";
}

/** Content of one place, worded like a filter of this condition alone. */
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
