"use client";

import { type Control, useController, useFormState } from "react-hook-form";
import { SecretInput } from "@/components/secrets/secret-input";
import { Field } from "@/components/ui/inputs/field";
import { RadioGroup } from "@/components/ui/inputs/radio-group";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";
import { RotateGuide } from "./rotate-guide";

/** Alternative to typing a secret: the original's, the stored one, or none. */
export type SecretSource = "original" | "stored" | "typed";

const CHOICES = {
  original: {
    label: "The original's secret",
    description: "Copied on the server; this browser never sees it",
    other: "Another secret",
  },
  stored: {
    label: "The stored secret",
    description: "Kept on the server; this browser never sees it",
    other: "A new secret",
  },
} as const;

type SecretFieldProps = { control: Control<WebhookForm>; source: SecretSource };

/** Secret that proves a delivery genuine: typed here, or an existing one. */
export function SecretField({ control, source }: SecretFieldProps) {
  const { field } = useController({ control, name: "secretFrom" });
  const { errors } = useFormState({ control, name: "secret" });
  const typed = field.value === "typed";
  return (
    <div className="grid grid-cols-1 gap-5">
      {source !== "typed" && (
        <RadioGroup
          legend="Which secret to use"
          name="secretFrom"
          value={field.value}
          onValueChange={field.onChange}
          options={[
            { value: "original", ...pickWords(CHOICES[source]) },
            { value: "typed", label: CHOICES[source].other },
          ]}
          error={typed ? undefined : errors.secret?.message}
        />
      )}
      {typed && <TypedSecret control={control} />}
      {typed && source === "stored" && <RotateGuide />}
    </div>
  );
}

function pickWords({ label, description }: { label: string; description: string }) {
  return { label, description };
}

function TypedSecret({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "secret" });
  return (
    <Field
      label={WEBHOOK_LABELS.secret}
      required
      error={fieldState.error?.message}
      hint="Sent in every delivery to prove that it is genuine. Give it to the receiver too."
    >
      {(aria) => (
        <SecretInput
          doubted
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
