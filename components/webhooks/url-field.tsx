"use client";

import { type Control, useController } from "react-hook-form";
import { UrlHint } from "@/components/shell/url-hint";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";

/** Where the webhook is sent, with what is known about the address while it is typed. */
export function UrlField({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "url" });
  return (
    <Field
      label={WEBHOOK_LABELS.url}
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
