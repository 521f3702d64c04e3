import type { PlanItem } from "./plan";

export type Summary = Record<PlanItem["kind"], number>;

/** Number of items of each kind in a plan. */
export function summaryOf(items: readonly { kind: PlanItem["kind"] }[]): Summary {
  const summary: Summary = {
    create: 0,
    update: 0,
    replace: 0,
    finish: 0,
    remove: 0,
    unchanged: 0,
    only_here: 0,
  };
  for (const { kind } of items) summary[kind] += 1;
  return summary;
}
