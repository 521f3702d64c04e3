import type { Scalar } from "@/lib/contract/filters";
import { describeProperty } from "./describe";
import { type Finding, finding } from "./finding";
import { lintValues, type PropertyKnowledge, spellingOf } from "./lint-values";
import type { Location, ParsedFilter, PropertyCondition } from "./model";
import { meaningOf } from "./codec/other";
import { findOverlap } from "./overlap";
import { domainOfProperty, knownProperty, typeOfProperty } from "./properties";
import { isEverything, statesOf } from "./engine/value-set";
import { listWords, quote } from "./words";

/**
 * The caller's knowledge beyond the public documentation, such as properties that the team has added or uses.
 */
export type LintKnowledge = (
  location: Location,
  namespace: string,
  name: string,
) => PropertyKnowledge | undefined;

/**
 * Findings about a filter taken alone. A missing or empty filter is fine; a filter with conditions that
 * restrict nothing is a finding. `findDuplicates` compares with other webhooks.
 */
export function lintFilter(filter: ParsedFilter, knows: LintKnowledge = () => undefined): Finding[] {
  const findings: Finding[] = [];
  let restricts = meaningOf(filter.other) !== undefined;
  filter.conditions.forEach((condition, index) => {
    if (condition.kind === "agents") {
      findings.push(...lintAgents(condition.agents, index));
      restricts ||= condition.agents.length > 0;
      return;
    }
    const found = lintCondition(condition, index, knows);
    findings.push(...found);
    const excludesNothing = found.some(({ code }) => code === "excludes_nothing");
    restricts ||= !excludesNothing && !isEverything(statesOf(condition.test));
  });
  const overlap = findOverlap([filter]);
  if (overlap.kind === "disjoint" && !findings.some(({ code }) => code === "never_fires")) {
    const { location, namespace, name } = overlap;
    const isIt = (condition: ParsedFilter["conditions"][number]) =>
      condition.kind === "property" &&
      condition.location === location &&
      condition.namespace === namespace &&
      condition.name === name;
    const property = describeProperty(location, namespace, name);
    const message = `Never fires: no value of ${property} can meet all conditions`;
    findings.push(finding("never_fires", message, filter.conditions.findLastIndex(isIt)));
  }
  const isGiven = filter.conditions.length > 0 || Object.keys(filter.other).length > 0;
  if (isGiven && !restricts) {
    findings.push(finding("always_fires", "Always fires: this filter restricts nothing"));
  }
  return findings;
}

function lintAgents(agents: readonly string[], index: number): Finding[] {
  return agents.flatMap((agent) => {
    const oddity = spellingOf(agent);
    return oddity ? [finding(oddity.code, `${quote(agent)} ${oddity.message}`, index)] : [];
  });
}

/**
 * Findings about a namespace or a name with invisible or surrounding characters: typing the visible text
 * would not find the property again.
 */
function lintNames({ location, namespace, name }: PropertyCondition, index: number): Finding[] {
  return [namespace, name].flatMap((text) => {
    const oddity = spellingOf(text);
    if (!oddity) return [];
    const message = `${describeProperty(location, namespace, name)}: ${quote(text)} ${oddity.message.replace("values are", "names are")}`;
    return [finding(oddity.code, message, index)];
  });
}

function lintCondition(condition: PropertyCondition, index: number, knows: LintKnowledge): Finding[] {
  const { location, namespace, name, test } = condition;
  const property = describeProperty(location, namespace, name);
  const findings: Finding[] = lintNames(condition, index);
  const known = knownProperty(namespace, name);
  const own = knows(location, namespace, name);
  if (known && !own && !known.locations.includes(location)) {
    const elsewhere = listWords(
      known.locations.map((place) => `${place}s`),
      "and",
    );
    const message = `${property} is not a known property: only ${elsewhere} have it`;
    findings.push(finding("not_at_location", message, index));
  }
  if (test.kind !== "one_of" && test.kind !== "none_of") return findings;
  const domain = domainOfProperty(namespace, name);
  const knowledge: PropertyKnowledge = {
    type: own?.type ?? typeOfProperty(known?.locations[0] ?? location, namespace, name),
    values: [...(domain?.values ?? []), ...(own?.values ?? [])],
    closed: domain?.closed ?? false,
  };
  const { findings: ofValues, impossible } = lintValues(property, test.values, knowledge, index);
  findings.push(...ofValues);
  const all = test.values.length > 0 && test.values.every((value: Scalar) => impossible.has(value));
  if (all && test.kind === "one_of") {
    findings.push(finding("never_fires", `Never fires: ${property} is never one of these values`, index));
  } else if (all) {
    findings.push(
      finding("excludes_nothing", `Excludes nothing: ${property} is never one of these values`, index),
    );
  }
  return findings;
}
