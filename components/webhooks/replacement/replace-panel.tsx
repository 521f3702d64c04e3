"use client";

import type { ReactNode } from "react";
import { sentenceOf } from "@/components/requests/sentence-of";
import { useCan } from "@/components/permissions/session-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { clockTime } from "@/lib/text/times";
import { canRollBack, planHead, rotates, settledAt } from "@/lib/webhooks/plan-words";
import { stepsOf } from "@/lib/webhooks/plan-steps";
import type { Replacement } from "@/lib/webhooks/replacement";
import { PlanSteps } from "./plan-steps";
import { useGoOn } from "./use-go-on";

type ReplacePanelProps = {
  replacement: Replacement;
  /** Buttons for a finished replacement. */
  actions?: ReactNode;
};

/** Plan of a replacement and its progress, with buttons to continue or roll back. */
export function ReplacePanel({ replacement, actions }: ReplacePanelProps) {
  const { outcome, busy, problem, look_at: lookAt } = replacement;
  const { tone, title, text } = planHead(replacement);
  const settled = settledAt(replacement);
  return (
    <section aria-label="Plan of the change" className="grid max-w-180 grid-cols-1 gap-5">
      <Banner tone={tone} role={tone === "danger" ? "alert" : "status"} title={title}>
        {text}
        {problem?.issues && (
          <ul className="mt-1 grid gap-1">
            {problem.issues.map(({ path, message }) => (
              <li key={path + message}>{message.replaceAll("`", "")}</li>
            ))}
          </ul>
        )}
      </Banner>
      <div className="rounded-lg border bg-surface p-4">
        <PlanSteps steps={stepsOf(replacement)} label="Steps" />
      </div>
      {settled !== undefined && (
        <ul className="grid gap-1.5">
          <li>
            {replacement.strategy === "overlap"
              ? `Events may arrive twice until ${clockTime(settled)}.`
              : `Events may be missed until ${clockTime(settled)}.`}
          </li>
          {rotates(replacement) && (
            <li>
              After {clockTime(settled)} no delivery uses the old secret. You can remove it from the receiver
              then.
            </li>
          )}
        </ul>
      )}
      {outcome === null && !busy && lookAt !== null && (
        <p className="text-muted">
          A request got no answer and may still take effect until {clockTime(lookAt)}. After that, Switchboard
          continues by itself.
        </p>
      )}
      {outcome === null ? <Decide replacement={replacement} /> : actions}
    </section>
  );
}

type DecideProps = {
  replacement: Replacement;
  /** Small buttons, for a place beside more important content. */
  small?: boolean;
};

/** Buttons to continue a replacement or roll it back. */
export function Decide({ replacement, small = false }: DecideProps) {
  const mayWrite = useCan("webhooks--my:write");
  const { goOn, goingOn, rollBack, rollingBack, error } = useGoOn(replacement);
  if (!mayWrite) return <p className="text-muted">Anyone who may register webhooks can continue it.</p>;
  return (
    <div className="grid gap-3">
      {error && (
        <Banner tone="danger" title="Switchboard could not continue">
          {sentenceOf(error)} The steps above show how far the change is. It is safe to try again.
        </Banner>
      )}
      <div className="flex flex-wrap gap-2">
        {canRollBack(replacement) && (
          <Button
            size={small ? "sm" : "md"}
            pending={rollingBack}
            pendingLabel="Rolling back…"
            onClick={rollBack}
          >
            Roll back
          </Button>
        )}
        {!replacement.busy && (
          <Button
            size={small ? "sm" : "md"}
            variant={small ? "secondary" : "primary"}
            pending={goingOn}
            pendingLabel="Continuing…"
            onClick={goOn}
          >
            Continue
          </Button>
        )}
      </div>
    </div>
  );
}
