import type { FilterContext } from "./context";
import { describeProperty } from "./describe";
import { findIn, judge, sortAgents } from "./judge";
import type { Condition, Location, ParsedFilter, PropertyTest } from "./model";
import { meaningOf, stableJson } from "./other";
import { isScalar, scalarTypeOf, TYPE_WORDS } from "./scalar";
import { type Outcome, type Verdict, verdictOf } from "./verdict";
import { listWords, quote, valueWords } from "./words";

/** What became of one condition, and why, in words that can stand beside it. */
export type ConditionExplanation = {
  condition: Condition;
  outcome: Outcome;
  /** What the context says of the property; `undefined` when it says nothing or the condition is on agents. */
  found?: { absent: true } | { absent: false; value: unknown; type: string };
  /** `"1" (text)`, `nothing`, `no word about it`. */
  foundWords: string;
  /** `1 (number)`, `any value`, `anything but 1 (number)`. */
  wantedWords: string;
  /** `found "1" (text), wanted 1 (number)`. */
  message: string;
};

export type FilterExplanation = {
  verdict: Verdict;
  /** One for each condition of the filter, in its order. */
  conditions: ConditionExplanation[];
  /** Content that the product does not understand, if it can matter. */
  other?: { outcome: "unknown"; message: string };
  /** The condition that decides: the first that fails, else the first that is unknown. */
  deciding?: number;
};

/** Puts a filter to a context and says of each condition what was found and what was wanted. */
export function explainFilter(filter: ParsedFilter, context: FilterContext): FilterExplanation {
  const conditions = filter.conditions.map((condition) => explainCondition(condition, context));
  const outcomes: Outcome[] = conditions.map((condition) => condition.outcome);
  const meant = meaningOf(filter.other);
  const verdict = verdictOf(meant ? [...outcomes, "unknown"] : outcomes);
  const explanation: FilterExplanation = { verdict, conditions };
  if (meant) {
    const message = `Switchboard does not know what ${stableJson(meant, quote)} asks for`;
    explanation.other = { outcome: "unknown", message };
  }
  const decisive = outcomes.indexOf(verdict === "would_not_send" ? "fails" : "unknown");
  if (decisive >= 0) explanation.deciding = decisive;
  return explanation;
}

/** Puts one condition to a context. */
export function explainCondition(condition: Condition, context: FilterContext): ConditionExplanation {
  const outcome = judge(condition, context);
  if (condition.kind === "agents") {
    const foundWords = agentsWords(condition.agents, sortAgents(context, condition));
    const wantedWords = `${listWords(condition.agents.map(valueWords), "and")} in the chat`;
    return { condition, outcome, foundWords, wantedWords, message: `${foundWords}, wanted ${wantedWords}` };
  }
  const found = findIn(context, condition);
  const wantedWords = wanted(condition.test);
  if (!found.said) {
    const foundWords = "no word about it";
    const message = `${silence(condition.location, context)} ${describeProperty(condition.location, condition.namespace, condition.name)}, wanted ${wantedWords}`;
    return { condition, outcome, foundWords, wantedWords, message };
  }
  const foundWords = typedWords(found.value);
  return {
    condition,
    outcome,
    found:
      found.value === undefined
        ? { absent: true }
        : { absent: false, value: found.value, type: typeWords(found.value) },
    foundWords,
    wantedWords,
    message: `found ${foundWords}, wanted ${wantedWords}`,
  };
}

function silence(location: Location, context: FilterContext): string {
  return context[location]
    ? `not all ${location} properties are known, nothing says whether there is`
    : `the ${location}'s properties are not known, nothing says whether there is`;
}

function agentsWords(listed: readonly string[], sorted: { missing: string[]; unknown: string[] }): string {
  const named = (agents: string[]) => listWords(agents.map(valueWords), "and");
  if (sorted.missing.length > 0) return `${named(sorted.missing)} not in the chat`;
  if (sorted.unknown.length > 0) {
    const are = sorted.unknown.length === 1 ? "is" : "are";
    return `nothing says whether ${named(sorted.unknown)} ${are} in the chat`;
  }
  return listed.length === 1 ? "found in the chat" : "found all in the chat";
}

function wanted(test: PropertyTest): string {
  switch (test.kind) {
    case "present":
      return "any value";
    case "absent":
      return "nothing";
    case "one_of":
      return valuesWords(test.values);
    case "none_of":
      return `anything but ${valuesWords(test.values)}`;
  }
}

function valuesWords(values: readonly (string | number | boolean)[]): string {
  if (values.length === 0) return "a value from an empty list";
  const types = [...new Set(values.map(typeWords))];
  return `${listWords(values.map(valueWords), "or")} (${types.join(", ")})`;
}

function typeWords(value: unknown): string {
  const type = scalarTypeOf(value);
  if (type) return TYPE_WORDS[type];
  return typeof value === "number" ? "not a 32-bit integer" : Array.isArray(value) ? "list" : "object";
}

function typedWords(value: unknown): string {
  if (value === undefined) return "nothing";
  return `${isScalar(value) || typeof value === "number" ? valueWords(value) : stableJson(value)} (${typeWords(value)})`;
}
