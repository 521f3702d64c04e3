import type { FilterContext } from "../context";
import type { AgentsCondition, Condition, PropertyCondition, PropertyTest } from "../model";
import { findProperty, type Mention } from "../property-bag";
import type { Outcome } from "../verdict";

/** A property's mention in a context; an absent property is `said` with the value `undefined`. */
export function findIn(context: FilterContext, condition: PropertyCondition): Mention {
  const { location, namespace, name } = condition;
  const bag = context[location];
  if (!bag) return { said: false };
  const found = findProperty(bag, namespace, name);
  if (found.said || context.partial?.includes(location)) return found;
  return { said: true, value: undefined };
}

/** The listed agents that the context does not show in the chat: certainly missing ones, and unknown ones. */
export function sortAgents(
  context: FilterContext,
  condition: AgentsCondition,
): { missing: string[]; unknown: string[] } {
  const complete = context.agents !== undefined && !context.partial?.includes("agents");
  const notSeen = condition.agents.filter((agent) => !context.agents?.includes(agent));
  const isMissing = (agent: string) => complete || (context.agentsGone?.includes(agent) ?? false);
  return {
    missing: notSeen.filter(isMissing),
    unknown: notSeen.filter((agent) => !isMissing(agent)),
  };
}

/** Decides one condition in a context; `compileFilter` decides a whole filter faster. */
export function judge(condition: Condition, context: FilterContext): Outcome {
  if (condition.kind === "agents") {
    const { missing, unknown } = sortAgents(context, condition);
    if (missing.length > 0) return "fails";
    return unknown.length > 0 ? "unknown" : "holds";
  }
  const found = findIn(context, condition);
  if (!found.said) return "unknown";
  return passes(condition.test, found.value) ? "holds" : "fails";
}

/** Whether a value, `undefined` for an absent property, passes a test (docs/api.md, section 4.3). */
function passes(test: PropertyTest, value: unknown): boolean {
  switch (test.kind) {
    case "present":
      return value !== undefined;
    case "absent":
      return value === undefined;
    case "one_of":
      return test.values.some((wanted) => wanted === value);
    case "none_of":
      return !test.values.some((wanted) => wanted === value);
  }
}
