"use client";

import { useEffect, useRef } from "react";
import { type Control, useController } from "react-hook-form";
import { focusFirst } from "@/components/editing/focus-first";
import { RadioGroup, type RadioOption } from "@/components/ui/inputs/radio-group";
import { ACTION_WORDS, ACTIONS, isAction } from "@/lib/contract/versions";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";
import { WireName } from "../wire-name";

const KNOWN: RadioOption[] = ACTIONS.map((action) => ({
  value: action,
  label: (
    <>
      {ACTION_WORDS[action].title} <WireName>{action}</WireName>
    </>
  ),
  description: `Fires when ${ACTION_WORDS[action].when}`,
}));

/** Action that triggers the webhook. An unknown action that the webhook came with can still be chosen. */
export function ActionField({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState, formState } = useController({ control, name: "action" });
  const came = formState.defaultValues?.action ?? "";
  const unknown: RadioOption[] =
    came === "" || isAction(came)
      ? []
      : [
          {
            value: came,
            label: <WireName>{came}</WireName>,
            description: "Unknown to Switchboard; sent unchanged",
          },
        ];
  const group = useRef<HTMLDivElement>(null);
  // Undo may choose another action than the focused one: the focus follows the choice.
  useEffect(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement && !focused.checked && group.current?.contains(focused)) {
      group.current.querySelector<HTMLElement>("input:checked")?.focus();
    }
  }, [field.value]);
  return (
    <div
      ref={(element) => {
        group.current = element;
        field.ref(focusFirst(element, "input:checked, input"));
      }}
      onBlur={field.onBlur}
    >
      <RadioGroup
        legend={WEBHOOK_LABELS.action}
        name="action"
        value={field.value}
        onValueChange={field.onChange}
        options={[...unknown, ...KNOWN]}
        error={fieldState.error?.message}
        className="[&>div]:gap-x-6 [&>div]:sm:grid-cols-2"
      />
    </div>
  );
}
