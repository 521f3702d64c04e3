import { compareSides, type Difference, type Side, type Sides } from "@/lib/changes/three-way";
import { sameJson } from "@/lib/text/stable-json";
import { enter, isObject, type JsonObject, own, put } from "./codec/json-object";
import { LOCATION_KINDS, type WireFilter } from "./model";

/** A place of a filter that a merge decides as a whole: a condition, or unknown content. */
export type FilterUnit = {
  /** Path of the place on the wire: `["chat_properties", "source", "type"]`, `["chat_member_ids"]`. */
  place: readonly string[];
  /** Content of the place in each version; `undefined` where it is absent. */
  sides: Sides<unknown>;
  difference: Exclude<Difference, "none">;
};

const PROPERTY_KINDS: ReadonlySet<string> = new Set(Object.values(LOCATION_KINDS));

/**
 * Every place where three versions of a filter differ. If the two persons' changes together would remove
 * every condition although each version has some, all places become conflicts: nobody wants a filter that
 * fires on everything.
 */
export function filterUnits(sides: Sides<WireFilter>): FilterUnit[] {
  const units = unitsBelow(
    mapSides(sides, (filter) => filter ?? undefined),
    [],
  );
  const lost = (side: WireFilter) => !isEmpty(side);
  const widened =
    lost(sides.mine) && lost(sides.theirs) && isEmpty(mergeFilters(sides, units, (unit) => naturalOf(unit)));
  return widened ? units.map((unit) => ({ ...unit, difference: "conflict" })) : units;
}

/** The filter with one side taken at each of its units; everything else is kept word for word. */
export function mergeFilters(
  sides: Sides<WireFilter>,
  units: readonly FilterUnit[],
  pick: (unit: FilterUnit) => Side,
): WireFilter {
  // Copied by way of text: structured copies and spreads would lose own `__proto__` keys.
  const merged = JSON.parse(JSON.stringify(sides.theirs ?? {})) as JsonObject;
  for (const unit of units) {
    const value = unit.sides[pick(unit)];
    if (value === undefined) takeOut(merged, unit.place);
    else setAt(merged, unit.place, value);
  }
  return Object.keys(merged).length > 0 ? merged : emptyOf(sides);
}

function naturalOf({ difference }: FilterUnit): Side {
  return difference === "mine" ? "mine" : "theirs";
}

function unitsBelow(sides: Sides<unknown>, place: readonly string[]): FilterUnit[] {
  const difference = compareSides(sides, sameJson);
  if (difference === "none") return [];
  const all = [sides.base, sides.mine, sides.theirs];
  const parts = place.length === 0 ? all.map((side) => side ?? {}) : all;
  const splits = place.length === 0 || (goesOn(place) && all.every(isAbsentOrFull));
  if (!splits) return [{ place, sides, difference }];
  const names = new Set(parts.flatMap((part) => (isObject(part) ? Object.keys(part) : [])));
  return [...names].flatMap((name) =>
    unitsBelow(
      mapSides(sides, (side) => (isObject(side) ? own(side, name) : undefined)),
      [...place, name],
    ),
  );
}

/** Whether a merge splits a place into parts: kind, namespace, name; a test is merged whole. */
function goesOn(place: readonly string[]): boolean {
  return place.length < 3 && PROPERTY_KINDS.has(place[0] ?? "");
}

function isAbsentOrFull(side: unknown): boolean {
  return side === undefined || (isObject(side) && Object.keys(side).length > 0);
}

function isEmpty(filter: WireFilter): boolean {
  return !filter || Object.keys(filter).length === 0;
}

/** An empty filter in the spelling of the side that emptied it. */
function emptyOf({ base, mine, theirs }: Sides<WireFilter>): WireFilter {
  if (!isEmpty(mine)) return isEmpty(theirs) ? theirs : undefined;
  return isEmpty(theirs) && sameJson(mine, base) ? theirs : mine;
}

function mapSides<T, U>({ base, mine, theirs }: Sides<T>, change: (side: T) => U): Sides<U> {
  return { base: change(base), mine: change(mine), theirs: change(theirs) };
}

function setAt(filter: JsonObject, place: readonly string[], value: unknown): void {
  let parent = filter;
  for (const step of place.slice(0, -1)) parent = enter(parent, step);
  put(parent, place.at(-1) ?? "", value);
}

/** Removes the content at a path, and the objects that this leaves empty. */
function takeOut(filter: JsonObject, [step = "", ...rest]: readonly string[]): void {
  const child = own(filter, step);
  if (rest.length > 0) {
    if (!isObject(child)) return;
    takeOut(child, rest);
    if (Object.keys(child).length > 0) return;
  }
  delete filter[step];
}
