import type { Scalar } from "@/lib/contract/filters";
import type { FilterContext } from "./context";
import { enter, put } from "./codec/json-object";
import type { Location, ParsedFilter, PropertyCondition } from "./model";
import { meaningOf } from "./codec/other";
import { domainOfProperty, propertyKey, typeOfProperty } from "./properties";
import { bothOf, isEmpty, pickValue, statesOf, type ValueSet } from "./engine/value-set";

/** Whether some context makes all of the filters fire. */
export type Overlap =
  | { kind: "overlap"; witness: FilterContext }
  /** No context does: the filters' tests of this property cannot all hold. */
  | { kind: "disjoint"; location: Location; namespace: string; name: string }
  /** Some filters hold unknown content; their other conditions all match the witness. */
  | { kind: "unknown"; witness: FilterContext };

/**
 * Decides exactly whether filters can fire together: a filter is one set of states for each property and a
 * set of agents, so filters overlap unless two sets of one property have nothing in common. For a single
 * filter: whether it can fire.
 */
export function findOverlap(filters: readonly ParsedFilter[]): Overlap {
  const demands = new Map<string, { condition: PropertyCondition; states: ValueSet }>();
  const agents = new Set<string>();
  for (const condition of filters.flatMap((filter) => filter.conditions)) {
    if (condition.kind === "agents") {
      for (const agent of condition.agents) agents.add(agent);
      continue;
    }
    const { location, namespace, name, test } = condition;
    const key = propertyKey(location, namespace, name);
    const before = demands.get(key)?.states;
    const states = before ? bothOf(before, statesOf(test)) : statesOf(test);
    if (isEmpty(states)) return { kind: "disjoint", location, namespace, name };
    demands.set(key, { condition, states });
  }
  const witness: FilterContext = { chat: {}, thread: {}, event: {}, agents: [...agents] };
  for (const { condition, states } of demands.values()) {
    if (states.absent) continue;
    const { location, namespace, name } = condition;
    const value = pickValue(states, likely(condition, states));
    put(enter((witness[location] ??= {}), namespace), name, { value });
  }
  const understood = filters.every((filter) => meaningOf(filter.other) === undefined);
  return { kind: understood ? "overlap" : "unknown", witness };
}

/** Values of the property's own type, so that a witness looks like a real event. */
function likely({ location, namespace, name }: PropertyCondition, states: ValueSet): readonly Scalar[] {
  const domain = domainOfProperty(namespace, name)?.values ?? [];
  const type = typeOfProperty(location, namespace, name);
  const [excluded] = states.listed;
  if (type === "int" || (type === undefined && typeof excluded === "number")) {
    return [...domain, ...Array.from({ length: states.listed.size + 1 }, (_, value) => value)];
  }
  return type === undefined && typeof excluded === "boolean" ? [true, false] : domain;
}
