import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import type { Condition, Location, ParsedFilter, PropertyTest } from "./model";
import { meaningOf, stableJson } from "./other";
import { listWords, nameWords, quote, valueWords } from "./words";

/**
 * A filter as one sentence, conditions in their order. Two filters that some context tells apart never read the same.
 * @param action as on the wire; one the product does not know is named as it is
 */
export function describeFilter(filter: ParsedFilter, action: string): string {
  return sentenceOf(filter, action, describeCondition);
}

/** The same for where the values stand beside it: many of them are counted, as in `is one of 27 values`. */
export function summarizeFilter(filter: ParsedFilter, action: string): string {
  return sentenceOf(filter, action, summarizeCondition);
}

function sentenceOf(filter: ParsedFilter, action: string, words: (condition: Condition) => string): string {
  const known = isAction(action) ? ACTION_WORDS[action] : undefined;
  const demands = filter.conditions.map(words);
  const other = meaningOf(filter.other);
  if (other) demands.push(`other (kept as it is) ${stableJson(other, quote)}`);
  if (demands.length === 0) return `Fires on ${known?.every ?? `every ${nameWords(action)}`}`;
  return `Fires on ${known?.some ?? nameWords(action)} when ${demands.join(", and ")}`;
}

/** One condition in words, e.g. `chat rating · score is 1 or 2`. */
export function describeCondition(condition: Condition): string {
  if (condition.kind === "agents") {
    const names = condition.agents.map(valueWords);
    if (names.length === 0) return "agents (none named yet) are in the chat";
    return names.length === 1
      ? `agent ${names.join("")} is in the chat`
      : `agents ${listWords(names, "and")} are in the chat`;
  }
  const { location, namespace, name, test } = condition;
  return `${describeProperty(location, namespace, name)} ${describeTest(test)}`;
}

/** More values than anybody wants to hear one by one. */
const MANY = 8;

/** One condition in words, its values only counted where there are many. */
export function summarizeCondition(condition: Condition): string {
  if (condition.kind === "agents") {
    const { length } = condition.agents;
    return length > MANY ? `${length} agents are in the chat` : describeCondition(condition);
  }
  const { location, namespace, name, test } = condition;
  if (!("values" in test) || test.values.length <= MANY) return describeCondition(condition);
  const some = test.kind === "one_of" ? "one" : "none";
  return `${describeProperty(location, namespace, name)} is ${some} of ${test.values.length} values`;
}

/** A property in words, e.g. `chat rating · score`. */
export function describeProperty(location: Location, namespace: string, name: string): string {
  return `${location} ${nameWords(namespace)} · ${nameWords(name)}`;
}

/** A test in words, e.g. `is none of facebook or twitter`. */
export function describeTest(test: PropertyTest): string {
  switch (test.kind) {
    case "present":
      return "is present";
    case "absent":
      return "is absent";
    case "one_of":
      return `is ${describeValues(test.values)}`;
    case "none_of":
      return `is ${test.values.length === 1 ? "not" : "none of"} ${describeValues(test.values)}`;
  }
}

function describeValues(values: Extract<PropertyTest, { kind: "one_of" }>["values"]): string {
  return values.length === 0 ? "(no values yet)" : listWords(values.map(valueWords), "or");
}
