"use client";

import { type Control, useController } from "react-hook-form";
import { HiddenNote } from "@/components/editing/hidden-note";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";

/** What the webhook is for; also its name where it is asked for. */
export function DescriptionField({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "description" });
  return (
    <Field
      label={WEBHOOK_LABELS.description}
      hint="Shown in the list. You type it to confirm before unregistering."
      error={fieldState.error?.message}
    >
      {(aria) => (
        <>
          <Input {...aria} {...field} autoComplete="off" />
          <HiddenNote text={field.value} onMend={field.onChange} />
        </>
      )}
    </Field>
  );
}
