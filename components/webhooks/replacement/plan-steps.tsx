import { Check, Circle, CircleDashed, CirclePause, LoaderCircle, Undo2 } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { clockTime } from "@/lib/text/times";
import type { PlanStep, StepState } from "@/lib/webhooks/plan-steps";

const LOOKS: Record<StepState, { icon: typeof Check; ink: string; word: string }> = {
  done: { icon: Check, ink: "text-success-text", word: "done" },
  now: { icon: LoaderCircle, ink: "text-accent-strong motion-safe:animate-spin", word: "in progress" },
  next: { icon: Circle, ink: "text-muted", word: "to do" },
  stopped: { icon: CirclePause, ink: "text-warning-text", word: "not done yet" },
  skipped: { icon: CircleDashed, ink: "text-muted", word: "not done" },
  undone: { icon: Undo2, ink: "text-muted", word: "rolled back" },
};

/** Steps of a replacement, each with its state. */
export function PlanSteps({ steps, label }: { steps: readonly PlanStep[]; label: string }) {
  return (
    <ol aria-label={label} className="grid grid-cols-1 gap-2">
      {steps.map(({ key, title, state, at }, index) => {
        const { icon: Icon, ink, word } = LOOKS[state];
        return (
          <li
            key={key}
            aria-current={state === "now" || state === "stopped" ? "step" : undefined}
            className="flex items-start gap-2.5"
          >
            <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", ink)} />
            <span
              className={cn(
                "min-w-0 flex-1 wrap-anywhere",
                (state === "skipped" || state === "undone" || state === "next") && "text-muted",
              )}
            >
              {index + 1}. {title}
              {state === "next" || state === "done" ? (
                <VisuallyHidden>, {word}</VisuallyHidden>
              ) : (
                <span className="text-muted text-sm"> · {word}</span>
              )}
            </span>
            {at !== undefined && <span className="text-muted text-sm tabular-nums">{clockTime(at)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
