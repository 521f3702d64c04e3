"use client";

import { useState } from "react";
import { type Control, useController, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { BotForm } from "@/lib/bots/form";
import { isLocalAddress } from "@/lib/contract/local-address";
import { BOT_LABELS } from "@/lib/bots/labels";
import { BotAvatar } from "./bot-avatar";

/** The address of a picture, and the picture once the address is typed to its end. */
export function AvatarField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "avatar" });
  const name = useWatch({ control, name: "name" });
  // While typing, every letter would ask some host for a picture.
  const [typing, setTyping] = useState(false);
  const [broken, setBroken] = useState<string>();
  const shown = typing || fieldState.error ? "" : field.value;
  return (
    <Field
      label={BOT_LABELS.avatar}
      error={fieldState.error?.message}
      hint={
        isLocalAddress(shown)
          ? "It is on a local machine, where browsers of visitors find no picture."
          : shown !== "" && broken === shown
            ? "No picture could be loaded from there. Initials stand in for it here; the address is saved as it is."
            : "The address of a picture. Without http:// or https://, it is loaded by https. Empty is none."
      }
    >
      {(aria) => (
        <span className="flex items-center gap-3">
          <BotAvatar size="lg" name={name} avatar={shown} onBroken={() => setBroken(shown)} />
          <Input
            {...aria}
            {...field}
            mono
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onFocus={() => setTyping(true)}
            onBlur={() => {
              setTyping(false);
              field.onBlur();
            }}
          />
        </span>
      )}
    </Field>
  );
}
