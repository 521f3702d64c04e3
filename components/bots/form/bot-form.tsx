"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import { type Resolver, useForm, useWatch } from "react-hook-form";
import { useGroupNames } from "@/components/groups/group-names";
import { useCaseGate } from "@/components/filters/cases/use-case-gate";
import { useStoredCases } from "@/components/filters/cases/use-stored-cases";
import { DraftBanner } from "@/components/editing/draft-banner";
import { FormErrorSummary, problemsOf } from "@/components/editing/form-errors";
import { useFormDraft } from "@/components/editing/use-form-draft";
import { useProblemFocus } from "@/components/editing/use-problem-focus";
import { useQuestion } from "@/components/editing/use-question";
import { useUnsavedGuard } from "@/components/editing/use-unsaved-guard";
import { isSaveKey } from "@/components/ui/composing";
import { later } from "@/components/ui/overlays/later";
import { useHydrated } from "@/components/ui/use-hydrated";
import { changesOf } from "@/lib/bots/changes";
import { botDraftSchema } from "@/lib/bots/draft";
import { type BotForm as Form, NEW_BOT, withoutSecret } from "@/lib/bots/form";
import { labelsOf } from "@/lib/bots/labels";
import { mergeBots } from "@/lib/bots/merge";
import { isChanged, isTouched } from "@/lib/bots/request";
import { botFormSchema } from "@/lib/bots/schema";
import { keptFilter } from "@/lib/bots/verbatim";
import type { Sides } from "@/lib/changes/three-way";
import { parseFilter } from "@/lib/filters/codec/codec";
import { differingAmong } from "@/lib/playground/cases";
import { sameJson } from "@/lib/text/stable-json";
import { AvatarField } from "./avatar-field";
import { BotSummary } from "./bot-summary";
import { CapacityField } from "./capacity-field";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { GroupsField } from "./groups-field";
import { NameField } from "./name-field";
import { SaveBar } from "./save-bar";
import { SaveProblem } from "./save-problem";
import { StatusField } from "./status-field";
import { useConsequences } from "../status/use-consequences";
import { useSaveBot } from "./use-save-bot";
import { WebhooksSection } from "./webhooks-section";

const MergeDialog = later(() => import("./merge-dialog").then((module) => module.MergeDialog), {
  giveUp: ({ onCancel }) => onCancel(),
});
const ReviewDialog = later(() => import("./review-dialog").then((module) => module.ReviewDialog), {
  giveUp: ({ onAnswer }) => onAnswer(false),
});

/** The form's rules depend on the saved bot, which react-hook-form passes as its context. */
const resolver: Resolver<Form, Form> = (values, saved = NEW_BOT, options) =>
  zodResolver(botFormSchema(saved))(values, saved, options);

/** Three versions to merge into the form, without saving the result yet. */
type Comparing = { sides: Sides<Form>; onMerge: (merged: Form) => void };

type BotFormProps = {
  /** The saved bot as form values; the defaults while the bot is new. */
  saved: Form;
  /** Left out while the bot is new. */
  botId?: string;
  /** Path of the page; drafts of the form are kept under it. */
  page: string;
};

/** Form that creates a bot, or changes a bot of this application. */
export function BotForm({ saved, botId, page }: BotFormProps) {
  const hydrated = useHydrated();
  const form = useForm<Form, Form>({ resolver, context: saved, defaultValues: saved });
  const { control, formState } = form;
  // Version that the form started from. `saved` is newer once another person saves while this form is
  // edited.
  const base = formState.defaultValues as Form;
  const values = useWatch({ control }) as Form;
  const touched = isTouched(base, values);
  const [comparing, setComparing] = useState<Comparing>();
  const draft = useFormDraft({
    key: page,
    title: botId === undefined ? "Create a bot" : `Edit ${base.name}`,
    form,
    schema: botDraftSchema,
    omit: withoutSecret,
    onStale: (draft, onMerge) =>
      setComparing({ sides: { base: draft.base, mine: draft.values, theirs: base }, onMerge }),
  });

  const adopt = (next: Form) => {
    form.reset(next);
    draft.clear();
  };
  /**
   * Starts the form over from the saved version. Edits made while the save was running stay on top of it.
   */
  const showSaved = async (next: Form, sent: Form) => {
    if (sameJson(form.getValues(), sent)) return adopt(next);
    rebase(next, mergeBots({ base: sent, mine: form.getValues(), theirs: next }));
  };
  const { outcome, save, saveMerged, closeConflict, check, saving } = useSaveBot({
    form,
    base,
    botId,
    onSaved: showSaved,
    onCreated: draft.clear,
  });
  const problems = useProblemFocus<HTMLDivElement>(outcome);
  /**
   * Makes `onto` the form's starting version and keeps `typed` as unsaved edits, so that a merge survives a
   * failed save.
   */
  const rebase = (onto: Form, typed: Form) => {
    form.reset(onto);
    form.reset(typed, { keepDefaultValues: true });
  };
  const cases = useStoredCases(
    botId !== undefined && values.webhooks.on ? { kind: "bot", id: botId } : undefined,
  );
  const gate = useCaseGate("Save");
  const review = useQuestion(false);
  const names = useGroupNames();
  const consequencesIf = useConsequences(base, botId);
  const consequences = consequencesIf(values);
  const changes = botId === undefined ? [] : changesOf(base, values, names);
  const passes = async (form: Form, always: boolean) => {
    const found = consequencesIf(form);
    if (!always && !found.some(({ hurts }) => hurts)) return true;
    return review.ask((answer) => (
      <ReviewDialog
        name={base.name}
        changes={changesOf(base, form, names)}
        consequences={found}
        onAnswer={answer}
      />
    ));
  };
  const submit = (always: boolean) => async (form: Form) => {
    if (botId !== undefined && !(await passes(form, always))) return;
    const rows = form.webhooks.on ? form.webhooks.actions : [];
    const filters = rows.map(({ name, filters }) => ({
      action: name,
      filter: parseFilter(keptFilter(filters)),
    }));
    if (await gate.pass(differingAmong(filters, cases?.cases ?? []))) await save(form);
  };
  const saveNow = form.handleSubmit(submit(false));
  const reviewFirst = form.handleSubmit(submit(true));
  useUnsavedGuard(touched && outcome.kind !== "created" && outcome.kind !== "found");

  // An untouched form follows saves of other people; a touched one keeps its values and offers to compare.
  const receive = useEffectEvent(() => {
    if (!touched && isChanged(base, saved)) adopt(saved);
  });
  useEffect(() => receive(), [saved, touched]);

  const saveByKeyboard = (event: KeyboardEvent<HTMLFormElement>) => {
    if (isSaveKey(event.nativeEvent)) event.currentTarget.requestSubmit();
  };
  const { on, secret } = values.webhooks;
  const secretLost = draft.restored && on && secret.kind === "value" && secret.value === "";
  const changedMeanwhile = touched && botId !== undefined && isChanged(base, saved);
  const compare = () =>
    setComparing({
      sides: { base, mine: values, theirs: saved },
      onMerge: (merged) => rebase(saved, merged),
    });

  return (
    <>
      <form
        noValidate
        // Input before hydration would be lost.
        inert={!hydrated}
        onSubmit={(event) => {
          // Enter does the same as the visible button: on narrow screens that is "Review", which asks
          // before it saves.
          const reviewed = changes.length > 0 && window.matchMedia("(max-width: 1099.98px)").matches;
          void (reviewed ? reviewFirst : saveNow)(event);
        }}
        onKeyDown={saveByKeyboard}
        aria-label={botId === undefined ? "Create a bot" : `Edit ${base.name}`}
        // A focused field must not end up hidden under the save bar at the bottom.
        className="grid grid-cols-1 items-start gap-8 **:scroll-mb-24 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]"
      >
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <div
            ref={problems}
            tabIndex={-1}
            className="grid scroll-mt-4 grid-cols-1 gap-3 outline-none empty:hidden"
          >
            <DraftBanner
              {...draft}
              note={secretLost && "Enter the secret again: it is never stored in the browser."}
            />
            {changedMeanwhile && <ChangedMeanwhile onCompare={compare} />}
            <SaveProblem outcome={outcome} onCheck={check} />
            {formState.submitCount > 0 && (
              <FormErrorSummary
                errors={problemsOf(formState.errors, labelsOf(values))}
                onSelect={form.setFocus}
              />
            )}
          </div>
          <div className="grid grid-cols-1 gap-5">
            <NameField control={control} />
            <AvatarField control={control} />
            <StatusField control={control} />
            <CapacityField control={control} />
          </div>
          <GroupsField control={control} base={botId === undefined ? undefined : base.groups} botId={botId} />
          <WebhooksSection control={control} base={base.webhooks} botId={botId} cases={cases} />
          <SaveBar
            isNew={botId === undefined}
            touched={touched}
            saving={formState.isSubmitting && !gate.dialog && !review.dialog}
            changes={changes.length}
            onReview={() => void reviewFirst()}
            onDiscard={() => adopt(base)}
          />
        </div>
        {gate.dialog}
        <aside aria-label="Summary" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
          <BotSummary form={values} base={base} botId={botId} consequences={consequences} />
        </aside>
      </form>
      {review.dialog}
      {outcome.kind === "conflict" ? (
        <MergeDialog
          // Another conflict starts with fresh choices.
          key={JSON.stringify(outcome.sides.theirs)}
          {...outcome}
          verb="Save"
          pending={saving}
          onCancel={closeConflict}
          onMerge={(merged) => {
            rebase(outcome.sides.theirs, merged);
            void saveMerged(merged, outcome.sides.theirs);
          }}
        />
      ) : (
        comparing && (
          <MergeDialog
            sides={comparing.sides}
            verb="Put into the form"
            onCancel={() => setComparing(undefined)}
            onMerge={(merged) => {
              setComparing(undefined);
              comparing.onMerge(merged);
            }}
          />
        )
      )}
    </>
  );
}
