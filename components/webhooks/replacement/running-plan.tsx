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

/** How often a plan is looked at until it is there, in milliseconds. */
const LOOK_MS = 300;

type RunningPlanProps = {
  id: string;
  /** The webhook that is changed. */
  webhookId: string;
  /** It came to its end without being done. */
  onBack: (ended: Replacement) => void;
};

/** The plan of a change that was begun on this page, from its first step to its end. */
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

/** Where to go once a change is over. */
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
