"use client";

import { type Control, useController } from "react-hook-form";
import { UrlHint } from "@/components/shell/url-hint";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";

/** Where the bot's webhooks are sent, with what is known about the address while it is typed. */
export function WebhookUrlField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "webhooks.url" });
  return (
    <Field
      label={BOT_LABELS["webhooks.url"]}
      required
      error={fieldState.error?.message}
      hint={<UrlHint url={field.value} />}
    >
      {(aria) => (
        <Input
          {...aria}
          {...field}
          mono
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://example.com/webhooks"
        />
      )}
    </Field>
  );
}
