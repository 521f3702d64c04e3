"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/page/skeleton";
import { pages } from "@/lib/paths";
import type { Replacement } from "@/lib/webhooks/replacement";
import { ReplacePanel } from "./replace-panel";
import { latestReplacementQuery } from "./replace-queries";

/** Time between two looks until the plan exists, in milliseconds. */
const LOOK_MS = 300;

type RunningPlanProps = {
  id: string;
  /** Id of the webhook that is changed. */
  webhookId: string;
  /** Called with a replacement that was rolled back, to return to the form. */
  onBack: (ended: Replacement) => void;
};

/** Plan of a replacement that began on this page, from its first step to its end. */
export function RunningPlan({ id, webhookId, onBack }: RunningPlanProps) {
  const query = latestReplacementQuery(webhookId);
  const { data } = useQuery({
    ...query,
    refetchInterval: (state) => {
      const latest = state.state.data?.replacement;
      return latest?.id !== id ? LOOK_MS : latest.outcome === null ? (latest.busy ? LOOK_MS : 2_000) : false;
    },
  });
  const replacement = data?.replacement;
  if (replacement?.id !== id) return <Skeleton className="h-48 max-w-180" />;
  return (
    <ReplacePanel replacement={replacement} actions={<Ended replacement={replacement} onBack={onBack} />} />
  );
}

function Ended({ replacement, onBack }: { replacement: Replacement; onBack: RunningPlanProps["onBack"] }) {
  const { outcome } = replacement;
  if (outcome === "rolled_back") return <Button onClick={() => onBack(replacement)}>Back to the form</Button>;
  return <AfterChange replacement={replacement} />;
}

/** Links for after a replacement: to the webhook, if it still exists, and to the list. */
export function AfterChange({ replacement }: { replacement: Replacement }) {
  const { outcome, new_id, old_id, restored_id } = replacement;
  const id = outcome === "done" ? new_id : (restored_id ?? old_id);
  const there = outcome !== "conflict" && id !== null;
  return (
    <div className="flex flex-wrap gap-2">
      {there && (
        <Button asChild variant="primary">
          <Link href={pages.webhook(id) as Route}>Open webhook</Link>
        </Button>
      )}
      <Button asChild variant={there ? "ghost" : "secondary"}>
        <Link href={pages.webhooks}>All webhooks</Link>
      </Button>
    </div>
  );
}
