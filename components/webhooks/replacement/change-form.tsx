"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useCaseGate } from "@/components/filters/cases/use-case-gate";
import { useStoredCases } from "@/components/filters/cases/use-stored-cases";
import { DraftBanner } from "@/components/editing/draft-banner";
import { FormErrorSummary, problemsOf } from "@/components/editing/form-errors";
import { useCan, useSession } from "@/components/permissions/session-provider";
import { useFormDraft } from "@/components/editing/use-form-draft";
import { useProblemFocus } from "@/components/editing/use-problem-focus";
import { useQuestion } from "@/components/editing/use-question";
import { useStartAt } from "@/components/lists/use-start-at";
import { useUnsavedGuard } from "@/components/editing/use-unsaved-guard";
import { later } from "@/components/ui/overlays/later";
import { isSaveKey } from "@/components/ui/composing";
import { useHydrated } from "@/components/ui/use-hydrated";
import { parseFilter } from "@/lib/filters/codec/codec";
import { pages } from "@/lib/paths";
import { casesOf, differingCases } from "@/lib/playground/cases";
import type { ShownWebhook, WebhookList } from "@/lib/webhooks/api";
import { changeConsequences, changeWords, isTouched } from "@/lib/webhooks/change";
import { webhookDraftSchema } from "@/lib/webhooks/draft";
import {
  fieldsOf,
  filterOf,
  toForm,
  toWire,
  WEBHOOK_LABELS,
  type WebhookForm,
  webhookFormSchema,
  withoutSecret,
} from "@/lib/webhooks/form";
import type { Replacement, Strategy } from "@/lib/webhooks/replacement";
import { nameOf } from "@/lib/webhooks/url";
import { ChangeBar } from "./change-bar";
import { ChangeProblem } from "./change-problem";
import { ChangeSummary } from "./change-summary";
import { webhooksQuery } from "../queries";
import { RunningPlan } from "./running-plan";
import { useChange } from "./use-change";
import { WebhookFields } from "../form/webhook-fields";

const WebhookMergeDialog = later(
  () => import("./webhook-merge-dialog").then((module) => module.WebhookMergeDialog),
  {
    giveUp: ({ onCancel }) => onCancel(),
  },
);
const ChangeReview = later(() => import("./change-review").then((module) => module.ChangeReview), {
  giveUp: ({ onAnswer }) => onAnswer(undefined),
});

const startOf = (webhook: ShownWebhook) =>
  toForm(fieldsOf(webhook), webhook.has_secret ? "original" : "typed");

/**
 * Draft for the webhook as it was before another person changed it, to be merged with the current webhook.
 */
type OlderDraft = { base: ShownWebhook; mine: WebhookForm; onMerge: (merged: WebhookForm) => void };

function olderBase(begun: WebhookForm, opened: ShownWebhook, cameFrom?: Replacement): ShownWebhook {
  const { secret_digest: digest } = cameFrom?.before ?? {};
  return {
    ...toWire(begun),
    webhook_id: cameFrom?.old_id ?? opened.webhook_id,
    has_secret: opened.has_secret,
    ...(typeof digest === "string" ? { secret_digest: digest } : {}),
  };
}

type ChangeFormProps = {
  /** The webhook when the page was opened. */
  opened: ShownWebhook;
  scope: WebhookList["scope"];
  /** Starts at the field of a new secret, for a visit that rotates the secret. */
  rotate: boolean;
  /** Replacement that made this webhook. Drafts may exist under its old id. */
  cameFrom?: Replacement;
};

/** Form that changes a webhook, which means: it registers a new webhook and unregisters this one. */
export function ChangeForm({ opened, scope, rotate, cameFrom }: ChangeFormProps) {
  const hydrated = useHydrated();
  const { email } = useSession();
  const anyOne = useCan("webhooks--all:write");
  const listed = useQuery(webhooksQuery).data?.webhooks ?? [];
  const [base, setBase] = useState(opened);
  const form = useForm<WebhookForm>({
    resolver: zodResolver(webhookFormSchema),
    defaultValues: rotate ? { ...startOf(opened), secretFrom: "typed" } : startOf(opened),
  });
  const { control, formState } = form;
  const values = useWatch({ control }) as WebhookForm;
  const name = nameOf(base);
  const [older, setOlder] = useState<OlderDraft>();
  const draft = useFormDraft({
    key: pages.changeWebhook(opened.webhook_id),
    earlierKey: cameFrom && pages.changeWebhook(cameFrom.old_id),
    title: `Change ${name}`,
    form,
    schema: webhookDraftSchema,
    omit: withoutSecret,
    onStale: (draft, onMerge) =>
      setOlder({ base: olderBase(draft.base, opened, cameFrom), mine: draft.values, onMerge }),
  });
  const cases = useStoredCases({ kind: "webhook", id: base.webhook_id });
  const gate = useCaseGate("Save");
  const review = useQuestion<Strategy | undefined>(undefined);
  /** Makes `onto` the form's starting version, and keeps `typed` as unsaved edits. */
  const rebase = (onto: ShownWebhook, typed: WebhookForm) => {
    setBase(onto);
    form.reset(startOf(onto));
    form.reset(typed, { keepDefaultValues: true });
  };
  const { outcome, check, save, settle, reopen } = useChange({
    form,
    base,
    onDone: draft.clear,
    onRestored: (webhook) => rebase(webhook, { ...form.getValues(), original: startOf(webhook).original }),
  });
  const problems = useProblemFocus<HTMLDivElement>(outcome);
  useStartAt(rotate && hydrated, () => form.setFocus("secret"));
  const changes = changeWords(base, values);
  const touched = isTouched(base, values);
  useUnsavedGuard(touched && outcome.kind !== "begun");

  const around = { listed, others: scope === "my" ? "hidden" : anyOne ? "removable" : "shown" } as const;
  const submit = form.handleSubmit(async (typed) => {
    const { action, filters } = typed;
    const kept = casesOf(action, cases?.cases ?? []);
    const differing = differingCases(parseFilter(filterOf(filters)), action, kept);
    if (!(await gate.pass({ all: kept.length, differing })) || !(await check())) return;
    const strategy = await review.ask((answer) => (
      <ChangeReview
        name={name}
        changes={changeWords(base, typed)}
        consequencesOf={(strategy) => changeConsequences(base, typed, strategy, around)}
        rotates={base.has_secret && typed.secretFrom === "typed"}
        onAnswer={answer}
      />
    ));
    if (strategy !== undefined) await save(typed, strategy);
  });
  const saveByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (isSaveKey(event.nativeEvent)) event.currentTarget.requestSubmit();
  };

  return (
    <>
      <form
        noValidate
        // Input before hydration would be lost.
        inert={!hydrated}
        hidden={outcome.kind === "begun"}
        onSubmit={(event) => {
          event.preventDefault();
          if (changes.length > 0) void submit(event);
        }}
        onKeyDown={saveByKey}
        aria-label={`Change ${name}`}
        className="grid grid-cols-1 items-start gap-8 **:scroll-mb-24 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)] [&[hidden]]:hidden"
      >
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <div
            ref={problems}
            tabIndex={-1}
            className="grid scroll-mt-4 grid-cols-1 gap-3 outline-none empty:hidden"
          >
            <DraftBanner
              {...draft}
              note={
                values.secretFrom === "typed" &&
                values.secret === "" &&
                "Enter the secret again: it is never kept in the browser."
              }
            />
            <ChangeProblem outcome={outcome} webhookId={base.webhook_id} />
            <FormErrorSummary
              errors={problemsOf(formState.errors, WEBHOOK_LABELS)}
              onSelect={form.setFocus}
            />
          </div>
          <WebhookFields
            control={control}
            listed={listed}
            cases={cases}
            self={base.webhook_id}
            secret={base.has_secret ? "stored" : "typed"}
          />
          <ChangeBar
            webhookId={base.webhook_id}
            changes={changes.length}
            saving={formState.isSubmitting && !gate.dialog && !review.dialog}
            onDiscard={() => {
              form.reset(startOf(base));
              draft.clear();
            }}
          />
        </div>
        <aside aria-label="Summary" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
          <ChangeSummary form={values} base={base} changes={changes} />
        </aside>
      </form>
      {outcome.kind === "begun" && (
        <RunningPlan id={outcome.id} webhookId={base.webhook_id} onBack={(ended) => void settle(ended)} />
      )}
      {gate.dialog}
      {review.dialog}
      {outcome.kind === "conflict" && (
        <WebhookMergeDialog
          // Another conflict starts with fresh choices.
          key={outcome.theirs.webhook_id}
          sides={{ base, mine: values, theirs: outcome.theirs }}
          who={outcome.who === email ? "you, in another tab or browser" : outcome.who}
          onCancel={reopen}
          onMerge={(merged) => {
            rebase(outcome.theirs, merged);
            reopen();
          }}
        />
      )}
      {older && (
        <WebhookMergeDialog
          sides={{ base: older.base, mine: older.mine, theirs: base }}
          who={
            cameFrom?.email === email ? "you, in another tab or browser" : (cameFrom?.email ?? "someone else")
          }
          onCancel={() => setOlder(undefined)}
          onMerge={(merged) => {
            setOlder(undefined);
            older.onMerge(merged);
          }}
        />
      )}
    </>
  );
}
