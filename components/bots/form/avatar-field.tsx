"use client";

import { useState } from "react";
import { type Control, useController, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import type { BotForm } from "@/lib/bots/form";
import { isLocalAddress } from "@/lib/contract/addresses/local-address";
import { BOT_LABELS } from "@/lib/bots/labels";
import { BotAvatar } from "../bot-avatar";

/** Field for the URL of an image, with the image once the URL is complete. */
export function AvatarField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "avatar" });
  const name = useWatch({ control, name: "name" });
  // The image waits until the field is left: every typed letter would send a request to some host.
  const [typing, setTyping] = useState(false);
  const [broken, setBroken] = useState<string>();
  const shown = typing || fieldState.error ? "" : field.value;
  return (
    <Field
      label={BOT_LABELS.avatar}
      error={fieldState.error?.message}
      hint={
        isLocalAddress(shown)
          ? "This address is on a local machine. Visitors cannot load the image from there."
          : shown !== "" && broken === shown
            ? "No image could be loaded from this address. Initials are shown instead; the address is still saved."
            : "URL of an image. https:// is assumed. Leave empty for no avatar."
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
