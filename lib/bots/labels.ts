import { actionTitle } from "@/lib/changes/names";
import type { BotForm } from "./form";
import type { BotField } from "./issues";

export const BOT_LABELS = {
  name: "Name",
  avatar: "Avatar",
  status: "Status",
  capacity: "Capacity",
  groups: "Groups",
  "webhooks.url": "Webhook address",
  "webhooks.secret": "Secret",
  "webhooks.actions": "Actions",
} as const satisfies Partial<Record<BotField, string>>;

/** Labels of all fields of the form, in display order. */
export function labelsOf({ webhooks }: BotForm): Partial<Record<BotField, string>> {
  const filters = webhooks.actions.map(
    ({ name }, index) => [`webhooks.actions.${index}.filters`, `Filter of “${actionTitle(name)}”`] as const,
  );
  return { ...BOT_LABELS, ...Object.fromEntries(filters) };
}
