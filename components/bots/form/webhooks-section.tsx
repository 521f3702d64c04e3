"use client";

import { type Control, useController } from "react-hook-form";
import type { CaseStore } from "@/components/filters/cases/test-pane-cases";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import type { BotForm } from "@/lib/bots/form";
import { ActionList } from "./action-list";
import { FormSection } from "@/components/ui/inputs/form-section";
import { SecretField } from "./secret-field";
import { WebhookUrlField } from "./webhook-url-field";

type WebhooksSectionProps = {
  control: Control<BotForm>;
  /** Saved webhooks of the bot. */
  base: BotForm["webhooks"];
  botId?: string;
  /** Stored cases of the bot; undefined while the bot is new. */
  cases?: CaseStore;
};

/** The bot's own webhooks: URL, secret and actions. */
export function WebhooksSection({ control, base, botId, cases }: WebhooksSectionProps) {
  const { field } = useController({ control, name: "webhooks.on" });
  return (
    <FormSection
      title="Webhooks"
      description="While the bot is online, events from its chats are sent to your URL."
    >
      {!base.on && (
        <Checkbox
          checked={field.value}
          onCheckedChange={(on) => field.onChange(on)}
          label="This bot has webhooks"
          description="Once saved, they can't be deleted. Remove all actions to silence them."
        />
      )}
      {field.value && (
        <>
          <WebhookUrlField control={control} />
          <SecretField control={control} stored={base.secret.kind === "keep"} botId={botId} />
          <ActionList control={control} cases={cases} />
        </>
      )}
    </FormSection>
  );
}
