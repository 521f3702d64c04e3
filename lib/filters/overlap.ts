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
  /** No context does: what they ask of this property cannot all hold. */
  | { kind: "disjoint"; location: Location; namespace: string; name: string }
  /** Some of them hold content the product does not understand; all the rest of them match the witness. */
  | { kind: "unknown"; witness: FilterContext };

/**
 * Decides whether filters can fire together, exactly: a filter is one set of states for each property and a set of
 * agents, so they overlap unless two sets of one property have nothing in common. Of one filter: whether it can fire.
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

/** Values of the property's own type, so that a witness reads like something that happens. */
function likely({ location, namespace, name }: PropertyCondition, states: ValueSet): readonly Scalar[] {
  const domain = domainOfProperty(namespace, name)?.values ?? [];
  const type = typeOfProperty(location, namespace, name);
  const [excluded] = states.listed;
  if (type === "int" || (type === undefined && typeof excluded === "number")) {
    return [...domain, ...Array.from({ length: states.listed.size + 1 }, (_, value) => value)];
  }
  return type === undefined && typeof excluded === "boolean" ? [true, false] : domain;
}
