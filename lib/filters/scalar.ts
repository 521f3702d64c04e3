import type { Scalar } from "@/lib/contract/filters";
import { MAX_INT32, MIN_INT32 } from "@/lib/contract/limits";
import type { ScalarType } from "./model";

/** The type of a value that a filter can compare with; `undefined` for anything else, fractions included. */
export function scalarTypeOf(value: unknown): ScalarType | undefined {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return typeof value === "number" && Number.isInteger(value) && value >= MIN_INT32 && value <= MAX_INT32
    ? "int"
    : undefined;
}

/** Whether a filter can compare with the value. */
export function isScalar(value: unknown): value is Scalar {
  return scalarTypeOf(value) !== undefined;
}

/** The types' names for people: text, number, yes/no. */
export const TYPE_WORDS = {
  string: "text",
  int: "number",
  bool: "yes/no",
} as const satisfies Record<ScalarType, string>;
