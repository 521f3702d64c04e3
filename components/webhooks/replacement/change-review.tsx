"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { RadioGroup } from "@/components/ui/inputs/radio-group";
import { RequiredTick } from "@/components/ui/inputs/required-tick";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { plannedSteps } from "@/lib/webhooks/plan-steps";
import type { Strategy } from "@/lib/webhooks/replacement";
import { PlanSteps } from "./plan-steps";

const MINUTES = PROPAGATION_SECONDS / 60;
const STRATEGIES = [
  {
    value: "overlap",
    label: "Register the new one first",
    description: `No event is missed. Events may arrive twice for up to ${MINUTES} minutes`,
  },
  {
    value: "gap",
    label: "Unregister the old one first",
    description: `Use this if you are at your webhook limit. Events may be missed for up to ${MINUTES} minutes`,
  },
] satisfies { value: Strategy; label: string; description: string }[];

type ChangeReviewProps = {
  name: string;
  /** Changed settings, in words. */
  changes: readonly string[];
  consequencesOf: (strategy: Strategy) => readonly string[];
  /** True if the receiver has to learn a new secret. */
  rotates: boolean;
  onAnswer: (strategy: Strategy | undefined) => void;
};

/** Dialog before a replacement: its changes, steps and consequences, and the choice of the order. */
export function ChangeReview({ name, changes, consequencesOf, rotates, onAnswer }: ChangeReviewProps) {
  const [strategy, setStrategy] = useState<Strategy>("overlap");
  const [known, setKnown] = useState(false);
  const [asked, setAsked] = useState(false);
  const missing = rotates && !known;
  const confirm = () => {
    if (missing) return setAsked(true);
    onAnswer(strategy);
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onAnswer(undefined)}
      title={`Change ${name}?`}
      required={
        rotates && (
          <RequiredTick
            checked={known}
            onCheckedChange={setKnown}
            label="The receiver already accepts the new secret"
            description="Until it does, it rejects deliveries that carry the new one"
            problem={
              asked && missing ? "Put the new secret on the receiver first, then tick this box" : undefined
            }
          />
        )
      }
      footer={
        <>
          <Button onClick={() => onAnswer(undefined)}>Back to the form</Button>
          <Button variant="primary" data-autofocus onClick={confirm}>
            Change webhook
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <Part title="What changes">
          <ul aria-label="Changes" className="grid list-disc grid-cols-1 gap-1.5 wrap-anywhere pl-5">
            {changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Part>
        <RadioGroup
          legend="Order"
          name="strategy"
          value={strategy}
          onValueChange={(value) => setStrategy(value === "gap" ? "gap" : "overlap")}
          options={STRATEGIES}
        />
        <Part title="Steps">
          <PlanSteps steps={plannedSteps(strategy)} label="Steps" />
          <p className="mt-2 text-muted text-sm">
            If a step fails, Switchboard finishes it or rolls back. You always keep one working webhook.
          </p>
        </Part>
        <Part title="What else happens">
          <ul aria-label="Consequences" className="grid list-disc grid-cols-1 gap-1.5 wrap-anywhere pl-5">
            {consequencesOf(strategy).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Part>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
