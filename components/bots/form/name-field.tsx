"use client";

import { type Control, useController } from "react-hook-form";
import { HiddenNote } from "@/components/editing/hidden-note";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";

/** Field for the name that customers see in a chat with the bot. */
export function NameField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "name" });
  return (
    <Field
      label={BOT_LABELS.name}
      required
      error={fieldState.error?.message}
      hint="The display name. Customers see it in the chat."
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
