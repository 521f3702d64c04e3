import type { Scalar } from "@/lib/contract/filters";
import { enter, isObject, type JsonObject, own, put } from "./json-object";
import {
  type Condition,
  type Location,
  LOCATION_KINDS,
  LOCATIONS,
  type ParsedFilter,
  type PropertyTest,
  type WireFilter,
} from "../model";
import { scalarTypeOf } from "../scalar";

/**
 * Reads a filter off the wire. A known test becomes a condition, in the wire's order; everything else stays
 * whole and unchanged in `other`: a property with an unknown filter type may mean anything.
 */
export function parseFilter(wire: WireFilter): ParsedFilter {
  const filter: ParsedFilter = { conditions: [], other: {} };
  if (wire === null || wire === undefined) return filter;
  const kinds = Object.entries(wire);
  if (kinds.length === 0) filter.emptyObject = true;
  for (const [kind, content] of kinds) {
    const location = LOCATIONS.find((candidate) => LOCATION_KINDS[candidate] === kind);
    const agents = kind === "chat_member_ids" ? readAgents(content) : undefined;
    if (location && isObject(content)) parseLocation(filter, location, content);
    else if (agents) filter.conditions.push({ kind: "agents", agents });
    else put(filter.other, kind, content);
  }
  return filter;
}

/**
 * A filter in the wire's form: `toWire(parseFilter(x))` deep-equals `x`; `undefined` for a filter without
 * content. Expects one condition for a property, none where `isTaken`.
 */
export function toWire(filter: ParsedFilter): JsonObject | undefined {
  const wire: JsonObject = {};
  for (const condition of filter.conditions) {
    if (condition.kind === "agents") {
      put(enter(wire, "chat_member_ids"), "agents", condition.agents);
    } else {
      const { location, namespace, name, test } = condition;
      Object.assign(enter(enter(enter(wire, LOCATION_KINDS[location]), namespace), name), testToWire(test));
    }
  }
  addOther(wire, filter.other);
  return Object.keys(wire).length > 0 || filter.emptyObject ? wire : undefined;
}

/** Whether `other` already holds the place on the wire where this condition would go. */
export function isTaken(filter: ParsedFilter, condition: Condition): boolean {
  if (condition.kind === "agents") return Object.hasOwn(filter.other, "chat_member_ids");
  let place: unknown = filter.other;
  for (const step of [LOCATION_KINDS[condition.location], condition.namespace, condition.name]) {
    if (!isObject(place)) return true;
    if (!Object.hasOwn(place, step)) return false;
    place = own(place, step);
  }
  return true;
}

function parseLocation(filter: ParsedFilter, location: Location, namespaces: JsonObject): void {
  const kind = LOCATION_KINDS[location];
  const entries = Object.entries(namespaces);
  if (entries.length === 0) put(filter.other, kind, namespaces);
  for (const [namespace, properties] of entries) {
    if (!isObject(properties) || Object.keys(properties).length === 0) {
      put(enter(filter.other, kind), namespace, properties);
      continue;
    }
    for (const [name, content] of Object.entries(properties)) {
      const test = readTest(content);
      if (test) filter.conditions.push({ kind: "property", location, namespace, name, test });
      else put(enter(enter(filter.other, kind), namespace), name, content);
    }
  }
}

function readTest(content: unknown): PropertyTest | undefined {
  if (!isObject(content)) return undefined;
  const [entry, ...more] = Object.entries(content);
  if (!entry || more.length > 0) return undefined;
  const [type, argument] = entry;
  if (type === "exists" && typeof argument === "boolean") return { kind: argument ? "present" : "absent" };
  if (type === "values" && isValues(argument)) return { kind: "one_of", values: argument };
  if (type === "exclude_values" && isValues(argument)) return { kind: "none_of", values: argument };
  return undefined;
}

function isValues(list: unknown): list is Scalar[] {
  if (!Array.isArray(list) || list.length === 0) return false;
  const type = scalarTypeOf(list[0]);
  return type !== undefined && list.every((value) => scalarTypeOf(value) === type);
}

function readAgents(content: unknown): string[] | undefined {
  if (!isObject(content) || Object.keys(content).length !== 1) return undefined;
  const agents = own(content, "agents");
  if (!Array.isArray(agents) || agents.length === 0) return undefined;
  return agents.every((agent) => typeof agent === "string" && agent.trim() !== "") ? agents : undefined;
}

function testToWire(test: PropertyTest): JsonObject {
  switch (test.kind) {
    case "present":
      return { exists: true };
    case "absent":
      return { exists: false };
    case "one_of":
      return { values: test.values };
    case "none_of":
      return { exclude_values: test.values };
  }
}

function addOther(wire: JsonObject, other: JsonObject): void {
  for (const [name, content] of Object.entries(other)) {
    const there = own(wire, name);
    if (there === undefined) put(wire, name, content);
    else if (isObject(there) && isObject(content)) addOther(there, content);
  }
}
