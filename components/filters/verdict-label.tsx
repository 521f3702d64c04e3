import { Check, CircleHelp, X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Outcome, Verdict } from "@/lib/filters/verdict";
import { OUTCOME_WORDS, VERDICT_WORDS } from "@/lib/playground/words";

const OUTCOMES = { would_send: "holds", would_not_send: "fails", cannot_tell: "unknown" } as const;

const LOOKS = {
  holds: { icon: Check, tone: "text-success-text" },
  fails: { icon: X, tone: "text-danger-text" },
  unknown: { icon: CircleHelp, tone: "text-warning-text" },
} as const;

/** Icon and word of a verdict. */
export function VerdictLabel({ verdict, className }: { verdict: Verdict; className?: string }) {
  const { icon: Icon, tone } = LOOKS[OUTCOMES[verdict]];
  return (
    <span className={cn("inline-flex items-center gap-1.5 font-semibold", tone, className)}>
      <Icon aria-hidden strokeWidth={2.5} className="size-4 shrink-0" />
      {VERDICT_WORDS[verdict].title}
    </span>
  );
}

type OutcomeSignProps = { outcome: Outcome; label?: string };

/** Icon of a condition's outcome, with a text for screen readers. */
export function OutcomeSign({ outcome, label = OUTCOME_WORDS[outcome].title }: OutcomeSignProps) {
  const { icon: Icon, tone } = LOOKS[outcome];
  return (
    <Icon role="img" aria-label={label} strokeWidth={2.5} className={cn("mt-0.5 size-4 shrink-0", tone)} />
  );
}
