"use client";

import type { Control } from "react-hook-form";
import { UndoScope } from "@/components/filters/form/undo-scope";
import type { CaseStore } from "@/components/filters/cases/test-pane-cases";
import { FormSection } from "@/components/ui/inputs/form-section";
import type { ShownWebhook } from "@/lib/webhooks/api";
import type { WebhookForm } from "@/lib/webhooks/form";
import { ActionField } from "./action-field";
import { DescriptionField } from "./description-field";
import { FilterField } from "./filter-field";
import { SecretField, type SecretSource } from "./secret-field";
import { UrlField } from "./url-field";

type WebhookFieldsProps = {
  control: Control<WebhookForm>;
  listed: readonly ShownWebhook[];
  cases: CaseStore | undefined;
  /** Alternative to a typed secret. */
  secret: SecretSource;
  /** Id of the webhook that is changed; left out for a new one. */
  self?: string;
};

/** All fields of a webhook, new or changed. */
export function WebhookFields({ control, listed, cases, secret, self }: WebhookFieldsProps) {
  return (
    <>
      <FormSection title="Where it goes">
        <UrlField control={control} />
        <DescriptionField control={control} />
      </FormSection>
      <FormSection title="When it fires">
        <UndoScope>
          <ActionField control={control} />
          <FilterField control={control} listed={listed} cases={cases} self={self} />
        </UndoScope>
      </FormSection>
      <FormSection title="Secret">
        <SecretField control={control} source={secret} />
      </FormSection>
    </>
  );
}
