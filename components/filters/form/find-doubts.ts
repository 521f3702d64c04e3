import { lintFilter } from "@/lib/filters/lint";
import type { ParsedFilter } from "@/lib/filters/model";
import type { Finding } from "../builder/builder-context";

/** Doubts about single conditions, for the builder to show beside each. */
export function findDoubts(filter: ParsedFilter): Finding[] {
  return lintFilter(filter).flatMap(({ condition, message }) =>
    condition === undefined ? [] : [{ index: condition, message }],
  );
}

/** Doubts about a filter as a whole, such as conditions that contradict each other. */
export function wholeDoubts(filter: ParsedFilter): string[] {
  return lintFilter(filter).flatMap(({ condition, message }) => (condition === undefined ? [message] : []));
}
