"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { KeyboardEvent } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useCaseGate } from "@/components/filters/cases/use-case-gate";
import { useFormCases } from "@/components/filters/cases/use-form-cases";
import { DraftBanner } from "@/components/editing/draft-banner";
import { FormErrorSummary, problemsOf } from "@/components/editing/form-errors";
import { useFormDraft } from "@/components/editing/use-form-draft";
import { useUnsavedGuard } from "@/components/editing/use-unsaved-guard";
import { Button } from "@/components/ui/button";
import { isSaveKey } from "@/components/ui/composing";
import { useHydrated } from "@/components/ui/use-hydrated";
import { parseFilter } from "@/lib/filters/codec/codec";
import { pages } from "@/lib/paths";
import { casesOf, differingCases } from "@/lib/playground/cases";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { webhookDraftSchema } from "@/lib/webhooks/draft";
import {
  fieldsOf,
  filterOf,
  NEW_WEBHOOK,
  toForm,
  toWire,
  WEBHOOK_LABELS,
  type WebhookForm as Form,
  webhookFormSchema,
  withoutSecret,
} from "@/lib/webhooks/form";
import { findTwin } from "@/lib/webhooks/outcome";
import { webhooksQuery } from "../queries";
import { RegisterProblem } from "./register-problem";
import { useRegister } from "./use-register";
import { WebhookFields } from "./webhook-fields";
import { WebhookSummary } from "./webhook-summary";

/** Form that registers a webhook: a new one, or a copy of `from` that can be adjusted. */
export function WebhookForm({ from }: { from?: ShownWebhook }) {
  const hydrated = useHydrated();
  const router = useRouter();
  const listed = useQuery(webhooksQuery).data?.webhooks ?? [];
  const form = useForm<Form>({
    resolver: zodResolver(webhookFormSchema),
    defaultValues: from
      ? toForm(fieldsOf(from), from.has_secret ? "original" : "typed")
      : toForm(NEW_WEBHOOK),
  });
  const { control, formState } = form;
  const values = useWatch({ control }) as Form;
  const draft = useFormDraft({
    key: from ? pages.duplicateWebhook(from.webhook_id) : pages.newWebhook,
    title: from ? "Register a copy of a webhook" : "Register a webhook",
    form,
    schema: webhookDraftSchema,
    omit: withoutSecret,
  });
  const cases = useFormCases(from?.webhook_id);
  const gate = useCaseGate("Register");
  const { outcome, submit, check } = useRegister({
    form,
    from: from?.webhook_id,
    onFound: draft.clear,
    onRegistered: (webhookId) => {
      void cases.keepFor(webhookId);
      draft.clear();
      router.push(pages.webhook(webhookId));
    },
  });
  const done = outcome.kind === "registered" || outcome.kind === "found";
  useUnsavedGuard(formState.isDirty && !done);
  const save = form.handleSubmit(async (values) => {
    const { action, filters } = values;
    const kept = casesOf(action, cases.store.cases);
    const differing = differingCases(parseFilter(filterOf(filters)), action, kept);
    if (await gate.pass({ all: kept.length, differing })) await submit(values);
  });
  const saveByKey = (event: KeyboardEvent) => {
    if (isSaveKey(event.nativeEvent)) void save();
  };

  return (
    <form
      noValidate
      // Input before hydration would be lost.
      inert={!hydrated}
      onSubmit={(event) => void save(event)}
      onKeyDown={saveByKey}
      aria-label={from ? "Register a copy" : "Register a webhook"}
      className="grid grid-cols-1 items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]"
    >
      <div className="grid min-w-0 gap-8">
        <DraftBanner
          {...draft}
          note={values.secretFrom === "typed" && "Enter the secret again: it is never kept in the browser."}
        />
        <FormErrorSummary errors={problemsOf(formState.errors, WEBHOOK_LABELS)} onSelect={form.setFocus} />
        <WebhookFields
          control={control}
          listed={listed}
          cases={cases.store}
          secret={from?.has_secret ? "original" : "typed"}
        />
        <RegisterProblem outcome={outcome} onCheck={check} />
        <div className="bottom-bar z-10 -mx-4 flex flex-wrap justify-end gap-2 border-t bg-bg px-4 py-3 sm:static sm:mx-0 sm:px-0">
          <Button asChild variant="ghost">
            <Link href={from ? pages.webhook(from.webhook_id) : pages.webhooks}>Cancel</Link>
          </Button>
          <Button
            type="submit"
            variant="primary"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            pending={(formState.isSubmitting && !gate.dialog) || outcome.kind === "registered"}
            pendingLabel="Saving…"
          >
            {outcome.kind === "found" ? "Register another" : "Register webhook"}
          </Button>
        </div>
      </div>
      {gate.dialog}
      <aside aria-label="Summary" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
        <WebhookSummary
          form={values}
          duplicates={from !== undefined}
          twin={findTwin(toWire(values), listed) !== undefined}
        />
      </aside>
    </form>
  );
}
