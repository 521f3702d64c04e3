import type { Scalar } from "@/lib/contract/filters";
import type { PropertyTest } from "../model";

/** The passing states of one property: absence or not, and values, either the listed ones or all others. */
export type ValueSet = { absent: boolean; listed: ReadonlySet<Scalar>; kind: "only" | "except" };

const NO_VALUES: ReadonlySet<Scalar> = new Set();

/** The states that pass a test. */
export function statesOf(test: PropertyTest): ValueSet {
  switch (test.kind) {
    case "present":
      return { absent: false, kind: "except", listed: NO_VALUES };
    case "absent":
      return { absent: true, kind: "only", listed: NO_VALUES };
    case "one_of":
      return { absent: false, kind: "only", listed: new Set(test.values) };
    case "none_of":
      return { absent: true, kind: "except", listed: new Set(test.values) };
  }
}

/** The states that pass both. */
export function bothOf(a: ValueSet, b: ValueSet): ValueSet {
  const absent = a.absent && b.absent;
  if (a.kind === "except" && b.kind === "except") {
    return { absent, kind: "except", listed: new Set([...a.listed, ...b.listed]) };
  }
  const [only, rest] = a.kind === "only" ? [a, b] : [b, a];
  const keep = (value: Scalar) => rest.listed.has(value) === (rest.kind === "only");
  return { absent, kind: "only", listed: new Set([...only.listed].filter(keep)) };
}

/** Whether no state passes. "All values but some" is never empty: there is always another text. */
export function isEmpty(set: ValueSet): boolean {
  return !set.absent && set.kind === "only" && set.listed.size === 0;
}

/** Whether every state passes. */
export function isEverything(set: ValueSet): boolean {
  return set.absent && set.kind === "except" && set.listed.size === 0;
}

/** A passing value, `preferred` ones first where there is a choice; `undefined` if only absence passes. */
export function pickValue(set: ValueSet, preferred: readonly Scalar[]): Scalar | undefined {
  if (set.kind === "only") return preferred.find((value) => set.listed.has(value)) ?? [...set.listed][0];
  const liked = preferred.find((value) => !set.listed.has(value));
  if (liked !== undefined) return liked;
  let fresh = "other";
  for (let count = 2; set.listed.has(fresh); count += 1) fresh = `other ${count}`;
  return fresh;
}
