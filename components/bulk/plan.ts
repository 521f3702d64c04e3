/** Item that will change: its state before and after, and `what` for the step that changes it. */
export type Planned<T> = { id: string; name: string; before: string; after: string; what: T };
export type Skipped = { id: string; name: string; why: string };

/** Preview of a bulk change: its items by effect. */
export type BulkPlan<T> = { changes: Planned<T>[]; unchanged: Skipped[]; leftOut: Skipped[] };

type Judged<T> =
  | { kind: "change"; before: string; after: string; what: T }
  | { kind: "unchanged"; why: string }
  | { kind: "left_out"; why: string };

/** Sorts items by the effect of a change on them. */
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
