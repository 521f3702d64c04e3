"use client";

import { type Control, useController, useFormState } from "react-hook-form";
import { SecretInput } from "@/components/shell/secret-input";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";

const CHOICES = [
  {
    value: "original",
    label: "The original's secret",
    description: "Copied on the server, without reaching this browser",
  },
  { value: "typed", label: "Another secret" },
];

type SecretFieldProps = {
  control: Control<WebhookForm>;
  /** Whether there is an original to copy the secret of. */
  copies: boolean;
};

/** What the receiver knows a delivery by: typed here, or for a duplicate the original's. */
export function SecretField({ control, copies }: SecretFieldProps) {
  const { field } = useController({ control, name: "secretFrom" });
  const { errors } = useFormState({ control, name: "secret" });
  const typed = field.value === "typed";
  return (
    <div className="grid gap-5">
      {copies && (
        <RadioGroup
          legend="Which secret"
          name="secretFrom"
          value={field.value}
          onValueChange={field.onChange}
          options={CHOICES}
          error={typed ? undefined : errors.secret?.message}
        />
      )}
      {typed && <TypedSecret control={control} />}
    </div>
  );
}

function TypedSecret({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "secret" });
  return (
    <Field
      label={WEBHOOK_LABELS.secret}
      required
      error={fieldState.error?.message}
      hint="Sent in every delivery, so that the receiver can tell it is genuine. The receiver needs it too."
    >
      {(aria) => (
        <SecretInput
          {...aria}
          ref={field.ref}
          name={field.name}
          value={field.value}
          onBlur={field.onBlur}
          onValueChange={field.onChange}
        />
      )}
    </Field>
  );
}
