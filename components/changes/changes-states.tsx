"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { pages } from "@/lib/paths";
import { timeInDigits } from "@/lib/text/times";

const PILL = "rounded-full border bg-surface px-3 py-1 text-sm text-text";

/** Page of a journal without entries. */
export function NoChanges() {
  return (
    <EmptyState
      title="No changes yet"
      drawing={
        <div className="flex flex-wrap items-center gap-2">
          <span className={PILL}>Capacity 6</span>
          <ArrowRight className="size-4" />
          <span className={PILL}>Capacity 12</span>
          <span>live in 1:32</span>
        </div>
      }
      action={
        <Button asChild>
          <Link href={pages.bots}>Go to bots</Link>
        </Button>
      }
    >
      Everything created, changed or removed in Switchboard appears here and can be undone. Changes made
      elsewhere do not appear.
    </EmptyState>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="No change matches"
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      The search covers names, ids, people, request ids and settings.
    </EmptyState>
  );
}

/** States how far back an incomplete search went; the button under it continues the search. */
export function LookedBack({ until, shown }: { until: number | null; shown: boolean }) {
  if (until === null) return null;
  return (
    <p role="status" className="text-sm">
      {shown ? "Searched the changes" : "No matching changes"} since{" "}
      <time dateTime={new Date(until).toISOString()}>{timeInDigits(until)}</time>. To search further back,
      choose “Older changes”.
    </p>
  );
}

type LoadFailedProps = {
  error: Error;
  retrying: boolean;
  onRetry: () => void;
  /** Removes the filters, of which one may be the cause of the failure. */
  onClear?: () => void;
};

export function LoadFailed({ error, retrying, onRetry, onClear }: LoadFailedProps) {
  return (
    <EmptyState
      title="The changes could not be loaded"
      action={
        <div className="flex flex-wrap gap-2">
          <Button pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
            Try again
          </Button>
          {onClear && <Button onClick={onClear}>Clear search and filters</Button>}
        </div>
      }
    >
      {error.message}
    </EmptyState>
  );
}
