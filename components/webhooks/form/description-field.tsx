"use client";

import { type Control, useController } from "react-hook-form";
import { HiddenNote } from "@/components/editing/hidden-note";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";

/** Purpose of the webhook, which is also its name in dialogs and titles. */
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
