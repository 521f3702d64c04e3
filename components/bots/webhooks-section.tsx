"use client";

import { type Control, useController } from "react-hook-form";
import type { CaseStore } from "@/components/filters/test-pane-cases";
import { Checkbox } from "@/components/ui/checkbox";
import type { BotForm } from "@/lib/bots/form";
import { ActionList } from "./action-list";
import { FormSection } from "@/components/ui/form-section";
import { SecretField } from "./secret-field";
import { WebhookUrlField } from "./webhook-url-field";

type WebhooksSectionProps = {
  control: Control<BotForm>;
  /** What is saved now. */
  base: BotForm["webhooks"];
  botId?: string;
  /** Cases of the bot, once it exists. */
  cases?: CaseStore;
};

/** The bot's own webhooks: where they go, with which secret, and what triggers them. */
export function WebhooksSection({ control, base, botId, cases }: WebhooksSectionProps) {
  const { field } = useController({ control, name: "webhooks.on" });
  return (
    <FormSection
      title="Webhooks"
      description="What happens in the bot’s chats can be posted to an address of yours, while the bot is logged in."
    >
      {!base.on && (
        <Checkbox
          checked={field.value}
          onCheckedChange={(on) => field.onChange(on)}
          label="This bot has webhooks"
          description="The API cannot take them away again once they are saved, but without actions they are silent"
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
