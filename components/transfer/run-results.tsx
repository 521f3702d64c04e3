import { Check, CircleDashed, TriangleAlert, X } from "lucide-react";
import { Name } from "@/components/ui/name";
import type { PlannedItem } from "@/lib/transfer/api";
import type { Outcome, Run } from "./use-apply";

const VERBS: Record<PlannedItem["kind"], string> = {
  create: "Create",
  update: "Change",
  replace: "Replace",
  finish: "Finish replacing",
  only_here: "Remove",
  unchanged: "Leave",
};

/** Outcomes of the items, in the order of the run. */
export function RunResults({ run: { items, outcomes } }: { run: Run }) {
  return (
    <ul
      aria-label="Results"
      className="max-h-120 min-w-0 divide-y overflow-y-auto rounded-lg border bg-surface"
    >
      {items.map(({ key, kind, object, label }) => (
        <li key={key} className="flex min-w-0 items-start gap-2.5 px-4 py-2">
          <Mark outcome={outcomes.get(key)} />
          <span className="min-w-0 flex-1 wrap-anywhere">
            {VERBS[kind]} {object} <Name>{label}</Name>
            <span className="block text-muted text-sm">{words(outcomes.get(key))}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ outcome }: { outcome: Outcome | undefined }) {
  const look = "mt-0.5 size-4 shrink-0";
  switch (outcome?.kind) {
    case undefined:
      return <CircleDashed aria-hidden className={`${look} text-muted`} />;
    case "done":
      return <Check aria-hidden className={`${look} text-success-text`} />;
    case "failed":
    case "stale":
      return <X aria-hidden className={`${look} text-danger-text`} />;
    case "unknown":
      return <TriangleAlert aria-hidden className={`${look} text-warning-text`} />;
  }
}

function words(outcome: Outcome | undefined): string {
  switch (outcome?.kind) {
    case undefined:
      return "Not started";
    case "done":
      return "Done";
    case "failed":
      return `Failed, nothing was changed. ${outcome.message}`;
    case "stale":
      return `Not done, because it changed after the plan was made: ${outcome.changes.join("; ")}.`;
    case "unknown":
      return `No clear answer: it may have been done. ${outcome.message}`;
  }
}
