"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { confirms } from "@/lib/text/confirm";
import { counted } from "@/lib/text/counted";
import { FocusedButton } from "./focused-button";
import type { BulkPlan } from "./plan";
import { PlanView } from "./plan-view";
import { restOf } from "./run";
import { RunView } from "./run-view";
import { SignInAgain } from "./sign-in-again";
import { type Step, useRun } from "./use-run";

type BulkDialogProps<T> = {
  /** Title of the dialog: "Set the status of 12 bots". */
  title: string;
  noun: string;
  /** Words of the button, "Change", and of the result, "Changed". */
  verb: string;
  did: string;
  danger?: boolean;
  /** Fields that describe the change, such as the new status. */
  settings?: ReactNode;
  /** Preview of the change; undefined until the fields are filled in and the objects are read. */
  plan: BulkPlan<T> | undefined;
  /** Content in place of the preview until it is ready. */
  waiting?: ReactNode;
  consequences: readonly string[];
  step: Step<T>;
  /** Reads these items again, for another attempt. */
  onAgain: (ids: string[]) => void;
  /** @param rest ids of items that were not changed; undefined if no change was started */
  onClose: (rest?: string[]) => void;
};

/** Bulk change in one dialog: a preview for each item, then the progress and the results. */
export function BulkDialog<T>(props: BulkDialogProps<T>) {
  const { title, noun, verb, danger = false, plan, consequences } = props;
  const formId = useId();
  const { run, operationId, running, start, stop, forget } = useRun(props.step);
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);
  const count = plan?.changes.length ?? 0;
  const asked = `${verb.toLowerCase()} ${counted(count, noun)}`;
  const same = !danger || confirms(typed, asked);
  const rest = run ? restOf(run) : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React's events also bubble out of the portal, into a form the dialog may stand in.
    event.stopPropagation();
    setRefused(!same);
    if (same && plan && count > 0) void start(plan.changes);
  };
  const again = () => {
    setTyped("");
    setRefused(false);
    props.onAgain(rest);
    forget();
  };
  const close = () => props.onClose(run && rest);

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={title}
      size="md"
      locked={running}
      required={
        danger &&
        !run &&
        count > 0 && (
          <form id={formId} onSubmit={submit} noValidate>
            <Field
              label={
                <>
                  Type <span className="font-mono font-normal">{asked}</span> to confirm
                </>
              }
              error={refused && !same ? "Type the words as shown above" : undefined}
            >
              {(aria) => (
                <Input
                  {...aria}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                />
              )}
            </Field>
          </form>
        )
      }
      footer={
        running ? (
          <FocusedButton
            key="stop"
            onClick={stop}
            pending={run?.state === "stopping"}
            pendingLabel="Stopping…"
          >
            Stop
          </FocusedButton>
        ) : run ? (
          <>
            {rest.length > 0 && <Button onClick={again}>Try {counted(rest.length, noun)} again…</Button>}
            <FocusedButton key="close" variant="primary" onClick={close}>
              Close
            </FocusedButton>
          </>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            {count > 0 && (
              <Button type="submit" form={formId} variant={danger ? "danger" : "primary"}>
                {verb} {counted(count, noun)}
              </Button>
            )}
          </>
        )
      }
    >
      {run ? (
        <RunView
          run={run}
          operationId={operationId}
          did={props.did}
          noun={noun}
          help={<SignInAgain left={rest.length} />}
        />
      ) : (
        <div className="grid gap-5">
          {props.settings}
          {plan ? <PlanView plan={plan} consequences={consequences} noun={noun} /> : props.waiting}
          {!danger && <form id={formId} onSubmit={submit} noValidate />}
        </div>
      )}
    </Dialog>
  );
}
