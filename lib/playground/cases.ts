import { matchFilter } from "@/lib/filters/engine/match";
import type { ParsedFilter } from "@/lib/filters/model";
import type { Verdict } from "@/lib/filters/verdict";
import { plural } from "@/lib/text/counted";
import type { NewCase } from "./api";
import { readSample } from "./sample";

/** The filter's verdict on a case; `undefined` when the case's sample is not valid JSON. */
export function verdictOfCase(filter: ParsedFilter, { action, push, context }: NewCase): Verdict | undefined {
  const reading = readSample(action, { push, context });
  return reading.ok ? matchFilter(filter, reading.context) : undefined;
}

/** Cases of an action whose verdict differs from the expected one. */
export function differingCases<C extends NewCase>(
  filter: ParsedFilter,
  action: string,
  cases: readonly C[],
): C[] {
  return casesOf(action, cases).filter((item) => verdictOfCase(filter, item) !== item.expected);
}

/** The cases whose push is of this action. */
export function casesOf<C extends NewCase>(action: string, cases: readonly C[]): C[] {
  return cases.filter((item) => item.action === action);
}

/** `1 of 4 differs`, `All 4 as expected`; empty without cases. */
export function casesWords(all: number, differing: number): string {
  if (all === 0) return "";
  if (differing === 0) return all === 1 ? "As expected" : `All ${all} as expected`;
  return `${differing} of ${all} ${plural(differing, "differs", "differ")}`;
}

/**
 * Differing cases for several filters at once, such as a bot's actions. An action may occur twice: then one
 * filter with the expected verdict is enough. Cases of an action without a filter are left out.
 */
export function differingAmong<C extends NewCase>(
  filters: readonly { action: string; filter: ParsedFilter }[],
  cases: readonly C[],
): { all: number; differing: C[] } {
  const filtersOf = (item: C) => filters.filter(({ action }) => action === item.action);
  const asked = cases.filter((item) => filtersOf(item).length > 0);
  const differing = asked.filter((item) =>
    filtersOf(item).every(({ filter }) => verdictOfCase(filter, item) !== item.expected),
  );
  return { all: asked.length, differing };
}
