import { lintFilter } from "@/lib/filters/lint";
import type { ParsedFilter } from "@/lib/filters/model";
import type { Finding } from "../builder/builder-context";

/** What is odd about single conditions, for the builder to say beside each. */
export function findDoubts(filter: ParsedFilter): Finding[] {
  return lintFilter(filter).flatMap(({ condition, message }) =>
    condition === undefined ? [] : [{ index: condition, message }],
  );
}

/** What is odd about a filter as a whole. */
export function wholeDoubts(filter: ParsedFilter): string[] {
  return lintFilter(filter).flatMap(({ condition, message }) => (condition === undefined ? [message] : []));
}
