import type { Scalar } from "@/lib/contract/filters";
import { ABSENT, AGENTS_NAMESPACE, bitOf, PRESENT, type Slot, type Slots, UNKNOWN } from "./index-slots";
import type { Condition } from "./model";

const IS_PRESENT = 0;
const IS_ABSENT = 1;
const ONE_OF = 2;
const NONE_OF = 3;
type Operation = typeof IS_PRESENT | typeof IS_ABSENT | typeof ONE_OF | typeof NONE_OF;

/** A condition with its property and values looked up in the index's dictionary. */
export type Step = {
  slot: Slot;
  operation: Operation;
  codes: readonly number[];
  /** A guess of how often it holds, 0 to 1; only speed depends on it. */
  chance: number;
};

/** Looks a condition up in the dictionary; one on agents becomes a step for each agent. */
export function toSteps(condition: Condition, slots: Slots): Step[] {
  if (condition.kind === "agents") {
    return condition.agents.map((agent) => ({
      slot: slots.take("agents", AGENTS_NAMESPACE, agent),
      operation: IS_PRESENT,
      codes: [],
      chance: 0.1,
    }));
  }
  const { location, namespace, name, test } = condition;
  const slot = slots.take(location, namespace, name);
  const codesOf = (values: readonly Scalar[]) =>
    [...new Set(values)].map((value) => slots.takeValue(slot, value));
  switch (test.kind) {
    case "present":
      return [{ slot, operation: IS_PRESENT, codes: [], chance: 0.7 }];
    case "absent":
      return [{ slot, operation: IS_ABSENT, codes: [], chance: 0.5 }];
    case "one_of": {
      const codes = codesOf(test.values);
      return [{ slot, operation: ONE_OF, codes, chance: codes.length / (slot.codes.size + 1) }];
    }
    case "none_of":
      return [{ slot, operation: NONE_OF, codes: codesOf(test.values), chance: 0.9 }];
  }
}

/** The states one of which the step requires of its property; `undefined` when it would take almost any. */
export function statesRequired({ operation, codes }: Step): readonly number[] | undefined {
  switch (operation) {
    case IS_PRESENT:
      return [PRESENT];
    case IS_ABSENT:
      return [ABSENT];
    case ONE_OF:
      return codes;
    case NONE_OF:
      return undefined;
  }
}

/** The states a step allows, as bits. Excluding a value excludes no bit: another value may share it. */
export function maskOf({ operation, codes }: Step): number {
  switch (operation) {
    case IS_PRESENT:
      return ~bitOf(ABSENT);
    case IS_ABSENT:
      return bitOf(ABSENT);
    case ONE_OF:
      return codes.reduce((mask, code) => mask | bitOf(code), 0);
    case NONE_OF:
      return ~0;
  }
}

/** Whether a step names something that few events have, an agent or a value. */
export function isSpecific({ slot, operation }: Step): boolean {
  return operation === ONE_OF || slot.part === "agents";
}

/** A step as numbers: column, operation, count of codes, codes. */
export function encodeStep({ slot, operation, codes }: Step): number[] {
  return [slot.column, operation, codes.length, ...codes];
}

/** The step whose numbers start at an index, and where the next one starts. */
export function decodeStep(numbers: Int32Array, at: number, slots: Slots): { step: Step; next: number } {
  const [column = 0, operation, count = 0] = numbers.subarray(at, at + 3);
  const slot = slots.byColumn[column];
  if (!slot) throw new Error(`column ${column} is in use without a slot`);
  const next = at + 3 + count;
  const codes = [...numbers.subarray(at + 3, next)];
  return { step: { slot, operation: operation as Operation, codes, chance: 1 }, next };
}

/** Whether the steps between two indexes hold for an encoded event. Indexes are in range, hence the casts. */
export function stepsHold(numbers: Int32Array, start: number, end: number, codes: Int32Array): boolean {
  for (let at = start; at < end; ) {
    const code = codes[numbers[at] as number] as number;
    const operation = numbers[at + 1];
    let next = at + 3;
    at = next + (numbers[at + 2] as number);
    if (operation === ONE_OF) {
      while (next < at && numbers[next] !== code) next += 1;
      if (next === at) return false;
    } else if (operation === NONE_OF) {
      if (code === UNKNOWN) return false;
      while (next < at && numbers[next] !== code) next += 1;
      if (next < at) return false;
    } else if (operation === IS_PRESENT ? code < PRESENT : code !== ABSENT) return false;
  }
  return true;
}
