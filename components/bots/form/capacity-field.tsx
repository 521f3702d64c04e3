"use client";

import { type Control, useController } from "react-hook-form";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";

/** Field for the number of chats that the bot takes at a time. */
export function CapacityField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "capacity" });
  const none = field.value.trim() !== "" && Number(field.value) === 0;
  return (
    <Field
      label={BOT_LABELS.capacity}
      required
      error={fieldState.error?.message}
      hint={
        none ? (
          <span className="text-warning-text">With 0, the bot gets no chats, whatever its status.</span>
        ) : (
          `How many incoming chats the bot can have at once. New bots have ${DEFAULT_CAPACITY}.`
        )
      }
    >
      {(aria) => (
        <Input
          {...aria}
          {...field}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-40 tabular-nums"
        />
      )}
    </Field>
  );
}
