import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import { plural } from "@/lib/text/counted";
import { stableJson } from "@/lib/text/stable-json";
import type { Condition, Location, ParsedFilter, PropertyTest } from "./model";
import { meaningOf } from "./codec/other";
import { listWords, nameWords, quote, valueWords } from "./words";

/** Names a property in words. */
type NameProperty = (location: Location, namespace: string, name: string) => string;

/**
 * A filter as one sentence, conditions in their order: `Fires when a chat starts and its source type is
 * facebook`. Two filters that some context tells apart never read the same.
 * @param action as on the wire; an unknown action is called by its wire name
 */
export function describeFilter(filter: ParsedFilter, action: string): string {
  return sentenceOf(filter, action, conditionWords);
}

/** The sentence for places that list the values beside it: counts many values, `is one of 27 values`. */
export function summarizeFilter(filter: ParsedFilter, action: string): string {
  return sentenceOf(filter, action, summaryWords);
}

function sentenceOf(
  filter: ParsedFilter,
  action: string,
  words: (condition: Condition, property: NameProperty) => string,
): string {
  const known = isAction(action) ? ACTION_WORDS[action] : undefined;
  const when = known?.when ?? `${nameWords(action)} happens`;
  const property: NameProperty = (location, namespace, name) =>
    location === known?.its
      ? `its ${pairWords(namespace, name)}`
      : describeProperty(location, namespace, name);
  const demands = filter.conditions.map((condition) => words(condition, property));
  const other = meaningOf(filter.other);
  if (other) demands.push(`other conditions (kept unchanged) hold: ${stableJson(other, quote)}`);
  if (demands.length === 0) return `Fires every time ${when}`;
  return `Fires when ${when} and ${demands.join(", and ")}`;
}

/** One condition in words, e.g. `the chat's rating score is 1 or 2`. */
export function describeCondition(condition: Condition): string {
  return conditionWords(condition, describeProperty);
}

function conditionWords(condition: Condition, property: NameProperty): string {
  if (condition.kind === "agents") {
    const names = condition.agents.map(valueWords);
    if (names.length === 0) return "agents (none named yet) are in the chat";
    return names.length === 1
      ? `agent ${names.join("")} is in the chat`
      : `agents ${listWords(names, "and")} are in the chat`;
  }
  const { location, namespace, name, test } = condition;
  return `${property(location, namespace, name)} ${describeTest(test)}`;
}

/** One condition as the builder's row shows it, many values counted: `chat rating · score is 1 or 2`. */
export function summarizeCondition(condition: Condition): string {
  return summaryWords(condition, labelProperty);
}

/** From this many values on, listeners cannot follow them one by one. */
const MANY = 8;

function summaryWords(condition: Condition, property: NameProperty): string {
  if (condition.kind === "agents") {
    const { length } = condition.agents;
    return length > MANY ? `${length} agents are in the chat` : conditionWords(condition, property);
  }
  const { location, namespace, name, test } = condition;
  if (!("values" in test) || test.values.length <= MANY) return conditionWords(condition, property);
  const some = test.kind === "one_of" ? "one" : "none";
  return `${property(location, namespace, name)} is ${some} of ${test.values.length} values`;
}

/** A property in a sentence, e.g. `the chat's rating score`. */
export function describeProperty(location: Location, namespace: string, name: string): string {
  return `the ${location}'s ${pairWords(namespace, name)}`;
}

/** A property as a label names it, e.g. `chat rating · score`. */
export function labelProperty(location: Location, namespace: string, name: string): string {
  return `${location} ${nameWords(namespace)} · ${nameWords(name)}`;
}

/** Namespace and name in a sentence, e.g. `rating score`. */
export function pairWords(namespace: string, name: string): string {
  return `${nameWords(namespace)} ${nameWords(name)}`;
}

/** A test in words, e.g. `is none of facebook or twitter`. */
function describeTest(test: PropertyTest): string {
  switch (test.kind) {
    case "present":
      return "is present";
    case "absent":
      return "is absent";
    case "one_of":
      return `is ${describeValues(test.values)}`;
    case "none_of":
      return `is ${plural(test.values.length, "not", "none of")} ${describeValues(test.values)}`;
  }
}

function describeValues(values: Extract<PropertyTest, { kind: "one_of" }>["values"]): string {
  return values.length === 0 ? "(no values yet)" : listWords(values.map(valueWords), "or");
}
