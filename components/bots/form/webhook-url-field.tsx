"use client";

import { type Control, useController } from "react-hook-form";
import { WebhookAddressField } from "@/components/editing/webhook-address-field";
import type { BotForm } from "@/lib/bots/form";
import { BOT_LABELS } from "@/lib/bots/labels";

/** Address that the bot's webhooks are sent to. */
export function WebhookUrlField({ control }: { control: Control<BotForm> }) {
  const { field, fieldState } = useController({ control, name: "webhooks.url" });
  return (
    <WebhookAddressField {...field} label={BOT_LABELS["webhooks.url"]} error={fieldState.error?.message} />
  );
}
