"use client";

import { Check, CircleHelp, Hourglass, LoaderCircle, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { ChangeResult } from "@/lib/changes/entry";
import { RESULT_WORDS } from "@/lib/changes/summary";
import { clockText } from "@/lib/changes/timeline";
import { exactTime } from "@/lib/text/times";
import { useSecond } from "./use-second";

const LOOKS = {
  done: { icon: Check, ink: "text-success-text" },
  failed: { icon: X, ink: "text-danger-text" },
  under_way: { icon: LoaderCircle, ink: "text-info-text" },
  unknown: { icon: CircleHelp, ink: "text-warning-text" },
} as const;

type ResultLabelProps = {
  result: ChangeResult;
  /** Time at which the change is certain to be live. */
  liveAt: number | null;
  children?: ReactNode;
};

/** Result of a change, and the time until it is live. */
export function ResultLabel({ result, liveAt, children }: ResultLabelProps) {
  const { icon: Icon, ink } = LOOKS[result];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className={cn("inline-flex items-center gap-1.5", ink)}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {children ?? RESULT_WORDS[result]}
      </span>
      {liveAt !== null && <LiveClock liveAt={liveAt} />}
    </span>
  );
}

/** Countdown "live in 1:32", which ends as "live". */
function LiveClock({ liveAt }: { liveAt: number }) {
  const now = useSecond(liveAt);
  const left = now === undefined ? undefined : clockText(liveAt, now);
  if (now === undefined) return null;
  return (
    // A timer is not read out each time it ticks.
    <span
      role="timer"
      title={exact(liveAt)}
      className="inline-flex items-center gap-1.5 text-muted tabular-nums"
    >
      {left !== undefined && <Hourglass aria-hidden className="size-3.5 shrink-0" />}
      {left === undefined ? "live" : `live in ${left}`}
    </span>
  );
}

function exact(at: number): string {
  return `Live by ${exactTime(at)}`;
}
