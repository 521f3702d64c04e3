/** One item that will change: what it is now, what it will be, and `what` its step needs. */
export type Planned<T> = { id: string; name: string; before: string; after: string; what: T };
export type Skipped = { id: string; name: string; why: string };

/** What a change means for each of the selected items. */
export type BulkPlan<T> = { changes: Planned<T>[]; unchanged: Skipped[]; leftOut: Skipped[] };

type Judged<T> =
  | { kind: "change"; before: string; after: string; what: T }
  | { kind: "unchanged"; why: string }
  | { kind: "left_out"; why: string };

/** Sorts items by what a change means for them. */
export function planEach<I extends { id: string; name: string }, T>(
  items: readonly I[],
  judge: (item: I) => Judged<T>,
): BulkPlan<T> {
  const plan: BulkPlan<T> = { changes: [], unchanged: [], leftOut: [] };
  for (const item of items) {
    const { id, name } = item;
    const judged = judge(item);
    if (judged.kind === "change") {
      const { before, after, what } = judged;
      plan.changes.push({ id, name, before, after, what });
    } else plan[judged.kind === "unchanged" ? "unchanged" : "leftOut"].push({ id, name, why: judged.why });
  }
  return plan;
}
