"use client";

import { TriangleAlert } from "lucide-react";
import { type Control, useController } from "react-hook-form";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MAX_URL_LENGTH } from "@/lib/contract/limits";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";
import { destinationOf } from "@/lib/webhooks/url";

/** Where the webhook is sent, with what is known about the address while it is typed. */
export function UrlField({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "url" });
  const length = field.value.trim().length;
  return (
    <Field
      label={WEBHOOK_LABELS.url}
      required
      error={fieldState.error?.message}
      hint={
        <span className="flex flex-wrap justify-between gap-x-4 gap-y-1">
          <Destination url={field.value} />
          <span className={cn("ml-auto tabular-nums", length > MAX_URL_LENGTH && "text-danger-text")}>
            {length} of {MAX_URL_LENGTH} characters
          </span>
        </span>
      }
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

function Destination({ url }: { url: string }) {
  const destination = destinationOf(url);
  if (destination === undefined) return <span>Every delivery is a POST to this address</span>;
  if (destination.encrypted) {
    return (
      <span className="min-w-0 break-words">
        Sends to <span className="text-text">{destination.host}</span>, encrypted
      </span>
    );
  }
  return (
    <span className="flex min-w-0 gap-1.5 text-warning-text">
      <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span className="min-w-0 break-words">
        Not encrypted: chats and the secret travel to {destination.host} in the open
      </span>
    </span>
  );
}
