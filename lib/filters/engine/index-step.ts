import type { Scalar } from "@/lib/contract/filters";
import { haveOwnBits, IS_ABSENT, IS_PRESENT, maskOfValues, maskWithoutValues } from "./index-mask";
import { ABSENT, AGENTS_NAMESPACE, PRESENT, type Slot, type Slots } from "./index-slots";
import type { Condition } from "../model";

/** A condition with its property and values looked up in the index's dictionary. */
export type Step = {
  slot: Slot;
  /** The states that pass; if not `exact`, some other states pass the mask too. */
  mask: number;
  exact: boolean;
  /** The named values, and whether they are excluded ones. */
  codes: readonly number[];
  excludes: boolean;
  /**
   * The required states, of which one must hold; `undefined` for an exclusion, which passes almost any state.
   */
  states: readonly number[] | undefined;
  /** Estimated chance that the step holds, 0 to 1; only speed depends on it. */
  chance: number;
};

/**
 * Looks a condition up in the dictionary, which counts as a use; a condition on agents becomes a step for
 * each agent.
 */
export function toSteps(condition: Condition, slots: Slots): Step[] {
  if (condition.kind === "agents") {
    return condition.agents.map((agent) => ({
      ...isPresent(slots.take("agents", AGENTS_NAMESPACE, agent)),
      chance: 0.1,
    }));
  }
  const { location, namespace, name, test } = condition;
  const slot = slots.take(location, namespace, name);
  switch (test.kind) {
    case "present":
      return [isPresent(slot)];
    case "absent":
      return [{ ...isPresent(slot), mask: IS_ABSENT, states: [ABSENT], chance: 0.5 }];
    case "one_of": {
      const codes = takeValues(slots, slot, test.values);
      const chance = codes.length / (slot.codes.size + 1);
      const exact = haveOwnBits(codes);
      return [{ slot, mask: maskOfValues(codes), exact, codes, excludes: false, states: codes, chance }];
    }
    case "none_of": {
      const codes = takeValues(slots, slot, test.values);
      const [mask, exact] = [maskWithoutValues(codes), haveOwnBits(codes)];
      return [{ slot, mask, exact, codes, excludes: true, states: undefined, chance: 0.9 }];
    }
  }
}

function isPresent(slot: Slot): Step {
  return { slot, mask: IS_PRESENT, exact: true, codes: [], excludes: false, states: [PRESENT], chance: 0.7 };
}

/** Codes in ascending order, the order in which a mask lists them. */
function takeValues(slots: Slots, slot: Slot, values: readonly Scalar[]): number[] {
  return [...new Set(values)].map((value) => slots.takeValue(slot, value)).sort((a, b) => a - b);
}

/**
 * The step to post a filter under: the one that the fewest events are likely to pass, judged by the number of
 * filters already posted there; a value or an agent before mere presence or absence. `undefined` when no step
 * requires a state.
 */
export function rarestOf(steps: readonly Step[]): Step | undefined {
  let rarest: Step | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    if (!step.states) continue;
    let cost = step.codes.length > 0 || step.slot.part === "agents" ? 0 : Number.MAX_SAFE_INTEGER / 2;
    for (const state of step.states) cost += (step.slot.postings[state]?.length ?? 0) + 1;
    if (cost < least) {
      least = cost;
      rarest = step;
    }
  }
  return rarest;
}
