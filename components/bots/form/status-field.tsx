"use client";

import { type Control, useController } from "react-hook-form";
import { focusFirst } from "@/components/editing/focus-first";
import { RadioGroup, type RadioOption } from "@/components/ui/inputs/radio-group";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";
import { isStatus, STATUS_WORDS } from "@/lib/contract/bot-words";
import { StatusLabel } from "../status/status-label";

const KNOWN: RadioOption[] = Object.entries(STATUS_WORDS).map(([status, { meaning }]) => ({
  value: status,
  label: <StatusLabel status={status} />,
  description: meaning,
}));

/** Status of the bot. A status that Switchboard does not know can still be chosen. */
export function StatusField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState, formState } = useController({ control, name: "status" });
  const came = formState.defaultValues?.status ?? "";
  const unknown: RadioOption[] =
    came === "" || isStatus(came)
      ? []
      : [
          {
            value: came,
            label: <StatusLabel status={came} />,
            description: "Unknown to Switchboard; kept unchanged",
          },
        ];
  return (
    <div ref={(element) => field.ref(focusFirst(element, "input:checked, input"))} onBlur={field.onBlur}>
      <RadioGroup
        legend={BOT_LABELS.status}
        name="status"
        value={field.value}
        onValueChange={field.onChange}
        options={[...unknown, ...KNOWN]}
        error={fieldState.error?.message}
        hint="The bot stays online only while your authorization is valid. If it is revoked, the bot goes offline."
      />
    </div>
  );
}
