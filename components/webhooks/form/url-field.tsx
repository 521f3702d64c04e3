"use client";

import { type Control, useController } from "react-hook-form";
import { WebhookAddressField } from "@/components/editing/webhook-address-field";
import { WEBHOOK_LABELS, type WebhookForm } from "@/lib/webhooks/form";

/** Address that the webhook is sent to. */
export function UrlField({ control }: { control: Control<WebhookForm> }) {
  const { field, fieldState } = useController({ control, name: "url" });
  return <WebhookAddressField {...field} label={WEBHOOK_LABELS.url} error={fieldState.error?.message} />;
}
