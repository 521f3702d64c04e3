"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { confirms } from "@/lib/text/confirm";
import { Banner } from "./banner";
import { Button } from "./button";
import { Dialog } from "./overlays/dialog";
import { Field } from "./inputs/field";
import { Input } from "./inputs/input";
import { Name } from "./name";

export type ConfirmNameDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Consequence of the action, shown before it happens. */
  consequence: ReactNode;
  /** Name that the person has to type. */
  name: string;
  /** Label of the button: "Remove Pizza Bot". */
  verb: string;
  onConfirm: () => void;
  pending: boolean;
  pendingLabel?: string;
  error?: ReactNode;
};

/**
 * Dialog that asks for an object's name before the object is destroyed. An error appears inside, and the
 * typed name stays.
 */
export function ConfirmNameDialog(props: ConfirmNameDialogProps) {
  const { open, onOpenChange, title, pending } = props;
  const formId = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      locked={pending}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)} disabled={pending}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="danger"
            pending={pending}
            pendingLabel={props.pendingLabel ?? "Removing…"}
            className="min-w-0 max-w-full"
          >
            <span className="truncate">{props.verb}</span>
          </Button>
        </>
      }
    >
      {/* Mounted with the dialog's content, so that it starts empty each time. */}
      <NameForm {...props} formId={formId} />
    </Dialog>
  );
}

function NameForm({ formId, ...props }: ConfirmNameDialogProps & { formId: string }) {
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);
  const same = confirms(typed, props.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React's events also bubble out of the portal, into a form the dialog may stand in.
    event.stopPropagation();
    setRefused(!same);
    if (same && !props.pending) props.onConfirm();
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="grid gap-5">
      {props.error && (
        <Banner tone="danger" title={`${props.title} failed`}>
          {props.error}
        </Banner>
      )}
      <div>{props.consequence}</div>
      <Field
        label={
          <>
            Type <Name className="font-mono font-normal">{props.name}</Name> to confirm
          </>
        }
        error={refused && !same ? "Type the name as shown above" : undefined}
      >
        {(aria) => (
          <Input
            {...aria}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        )}
      </Field>
    </form>
  );
}
