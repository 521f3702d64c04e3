"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { KeyboardEvent } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { DraftBanner } from "@/components/shell/draft-banner";
import { FormErrorSummary, problemsOf } from "@/components/shell/form-errors";
import { useFormDraft } from "@/components/shell/use-form-draft";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { pages } from "@/lib/paths";
import {
  toForm,
  WEBHOOK_LABELS,
  type WebhookFields,
  type WebhookForm as Form,
  webhookFormSchema,
} from "@/lib/webhooks/form";
import { propertiesInUse } from "@/lib/webhooks/properties";
import { ActionField } from "./action-field";
import { FilterField } from "./filter-field";
import { webhooksQuery } from "./queries";
import { RegisterProblem } from "./register-problem";
import { SecretField } from "./secret-field";
import { UrlField } from "./url-field";
import { useRegister } from "./use-register";
import { WebhookSummary } from "./webhook-summary";

type WebhookFormProps = {
  start: WebhookFields;
  /** The webhook that is duplicated, if any. */
  from?: string;
};

const withoutSecret = (values: Form): Form => ({ ...values, secret: "", filterProblems: [] });

/** Registers a webhook: a new one, or a copy that was adjusted. */
export function WebhookForm({ start, from }: WebhookFormProps) {
  const router = useRouter();
  const { data: list } = useQuery(webhooksQuery);
  const form = useForm<Form>({
    resolver: zodResolver(webhookFormSchema),
    defaultValues: toForm(start, from === undefined ? "typed" : "original"),
  });
  const { control, formState } = form;
  const values = useWatch({ control }) as Form;
  const draft = useFormDraft({
    key: from ? pages.duplicateWebhook(from) : pages.newWebhook,
    form,
    omit: withoutSecret,
  });
  const { outcome, submit, check } = useRegister({
    form,
    from,
    onRegistered: (webhookId) => {
      draft.clear();
      router.push(pages.webhook(webhookId));
    },
  });
  useUnsavedGuard(formState.isDirty && !formState.isSubmitSuccessful);
  const save = form.handleSubmit(submit);
  const saveByKeyboard = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save();
  };

  return (
    <form
      noValidate
      onSubmit={save}
      onKeyDown={saveByKeyboard}
      aria-label={from === undefined ? "Register a webhook" : "Register a copy of a webhook"}
      className="grid items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]"
    >
      <div className="grid min-w-0 gap-5">
        <DraftBanner
          {...draft}
          note={
            values.secretFrom === "typed"
              ? "Enter the secret again: it is never stored in the browser."
              : undefined
          }
        />
        <RegisterProblem outcome={outcome} onCheck={check} />
        {formState.submitCount > 0 && (
          <FormErrorSummary errors={problemsOf(formState.errors, WEBHOOK_LABELS)} onSelect={form.setFocus} />
        )}
        <UrlField control={control} />
        <Controller
          control={control}
          name="description"
          render={({ field, fieldState }) => (
            <Field
              label={WEBHOOK_LABELS.description}
              hint="What it is for. Shown in the list and asked for when it is unregistered."
              error={fieldState.error?.message}
            >
              {(aria) => <Input {...aria} {...field} autoComplete="off" />}
            </Field>
          )}
        />
        <ActionField control={control} />
        <FilterField
          key={String(draft.restored)}
          control={control}
          used={propertiesInUse(list?.webhooks.map((webhook) => webhook.filters) ?? [])}
        />
        <SecretField control={control} duplicates={from !== undefined} />
        <div className="sticky bottom-0 z-10 -mx-4 flex justify-end gap-2 border-t bg-bg px-4 py-3 sm:static sm:mx-0 sm:px-0">
          <Button asChild variant="ghost">
            <Link href={from ? pages.webhook(from) : pages.webhooks}>Cancel</Link>
          </Button>
          <Button type="submit" variant="primary" pending={formState.isSubmitting} pendingLabel="Saving…">
            {outcome.kind === "found" ? "Register another" : "Register webhook"}
          </Button>
        </div>
      </div>
      <aside aria-label="Summary" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
        <WebhookSummary form={values} duplicates={from !== undefined} />
      </aside>
    </form>
  );
}
