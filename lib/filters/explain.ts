import type { Scalar } from "@/lib/contract/filters";
import { plural } from "@/lib/text/counted";
import { stableJson } from "@/lib/text/stable-json";
import type { FilterContext } from "./context";
import { describeProperty, pairWords } from "./describe";
import { findIn, judge, sortAgents } from "./engine/judge";
import type { Condition, ParsedFilter, PropertyTest } from "./model";
import { meaningOf } from "./codec/other";
import { isScalar, scalarTypeOf, TYPE_WORDS } from "./scalar";
import { type Outcome, type Verdict, verdictOf } from "./verdict";
import { listWords, quote, valueWords } from "./words";

/** Outcome of one condition, and the reason in words that can stand beside the condition. */
type ConditionExplanation = {
  condition: Condition;
  outcome: Outcome;
  /** The deciding fact as a sentence of its own: `the chat's rating score is "1" (text)`. */
  sentence: string;
  /** The fact and the need, to stand below the condition's own words: `is "1" (text), must be 1 (number)`. */
  message: string;
};

export type FilterExplanation = {
  verdict: Verdict;
  /** Explanations of the filter's conditions, in their order. */
  conditions: ConditionExplanation[];
  /** Unknown content of the filter, if it can matter. */
  other?: { outcome: "unknown"; message: string };
  /** The condition that decides: the first that fails, else the first that is unknown. */
  deciding?: number;
};

/** Decides a filter in a context; says for each condition the value found and the value wanted. */
export function explainFilter(filter: ParsedFilter, context: FilterContext): FilterExplanation {
  const conditions = filter.conditions.map((condition) => explainCondition(condition, context));
  const outcomes: Outcome[] = conditions.map((condition) => condition.outcome);
  const meant = meaningOf(filter.other);
  const verdict = verdictOf(meant ? [...outcomes, "unknown"] : outcomes);
  const explanation: FilterExplanation = { verdict, conditions };
  if (meant) {
    const message = `Switchboard does not know what ${stableJson(meant, quote)} means`;
    explanation.other = { outcome: "unknown", message };
  }
  const decisive = outcomes.indexOf(verdict === "would_not_send" ? "fails" : "unknown");
  if (decisive >= 0) explanation.deciding = decisive;
  return explanation;
}

/** Decides and explains one condition. */
function explainCondition(condition: Condition, context: FilterContext): ConditionExplanation {
  const outcome = judge(condition, context);
  if (condition.kind === "agents") {
    const sentence = agentsWords(condition.agents, sortAgents(context, condition));
    return { condition, outcome, sentence, message: sentence };
  }
  const { location, namespace, name, test } = condition;
  const found = findIn(context, condition);
  if (!found.said) {
    const all = context[location] ? " all" : "";
    const sentence = `we don't know${all} the ${location}'s properties, so we can't check ${pairWords(namespace, name)}`;
    return { condition, outcome, sentence, message: `${sentence} (must ${needWords(test)})` };
  }
  const isAmiss = outcome === "fails" && differsInType(found.value, test);
  const is = `is ${foundWords(found.value, isAmiss)}`;
  return {
    condition,
    outcome,
    sentence: `${describeProperty(location, namespace, name)} ${is}`,
    message: outcome === "fails" ? `${is}, must ${needWords(test, isAmiss)}` : is,
  };
}

function agentsWords(listed: readonly string[], sorted: { missing: string[]; unknown: string[] }): string {
  if (listed.length === 0) return "no agent is named yet";
  const are = (agents: readonly string[]) => {
    const names = listWords(agents.map(valueWords), "and");
    return `${plural(agents.length, "agent")} ${names} ${plural(agents.length, "is", "are")}`;
  };
  if (sorted.missing.length > 0) return `${are(sorted.missing)} not in the chat`;
  if (sorted.unknown.length > 0) return `we don't know whether ${are(sorted.unknown)} in the chat`;
  return `${are(listed)} in the chat`;
}

function needWords(test: PropertyTest, withTypes = false): string {
  switch (test.kind) {
    case "present":
      return "be present";
    case "absent":
      return "be absent";
    case "one_of":
      return `be ${valuesWords(test.values, withTypes)}`;
    case "none_of":
      return `not be ${valuesWords(test.values, withTypes)}`;
  }
}

function valuesWords(values: readonly Scalar[], withTypes: boolean): string {
  if (values.length === 0) return "a value from an empty list";
  const words = listWords(values.map(valueWords), "or");
  return withTypes ? `${words} (${[...new Set(values.map(typeWords))].join(", ")})` : words;
}

/** Whether a value has another type than all values of the test, and so cannot equal any of them. */
function differsInType(value: unknown, test: PropertyTest): boolean {
  if (value === undefined || !("values" in test)) return false;
  return test.values.length > 0 && test.values.every((wanted) => typeWords(wanted) !== typeWords(value));
}

function typeWords(value: unknown): string {
  const type = scalarTypeOf(value);
  if (type) return TYPE_WORDS[type];
  return typeof value === "number" ? "not a 32-bit integer" : Array.isArray(value) ? "list" : "object";
}

function foundWords(value: unknown, withType: boolean): string {
  if (value === undefined) return "absent";
  const words = isScalar(value) || typeof value === "number" ? valueWords(value) : stableJson(value);
  return withType ? `${words} (${typeWords(value)})` : words;
}
