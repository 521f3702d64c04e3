"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { sentenceOf } from "@/components/requests/sentence-of";
import { ApiError } from "@/components/requests/http";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Skeleton } from "@/components/ui/page/skeleton";
import { toast } from "@/components/ui/overlays/toast";
import { remember } from "@/components/requests/remember";
import type { ShownEntry } from "@/lib/changes/api";
import type { PossiblePlan } from "@/lib/changes/take-back";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { confirms } from "@/lib/text/confirm";
import { TakeBackForm, type TakeBackChoices } from "./take-back-form";
import { TAKE_BACK_KEY, takeBackMutation, takeBackPlanQuery } from "./take-back-queries";
import { type MadeAgain, NotTakenBack, TakenBackAgain, type Unfinished } from "./taken-back-again";

type TakeBackDialogProps = { entry: ShownEntry; onClose: () => void };

const EMPTY: TakeBackChoices = { secret: "", overwrite: [], name: "" };

/** Preview of taking an entry back, with the fields that it needs, and the action itself. */
export function TakeBackDialog({ entry, onClose }: TakeBackDialogProps) {
  const client = useQueryClient();
  const formId = useId();
  const { data: plan, error, isFetching, refetch } = useQuery(takeBackPlanQuery(entry.id));
  const { mutate, isPending, error: failure } = useMutation(takeBackMutation);
  const [choices, setChoices] = useState(EMPTY);
  const [problem, setProblem] = useState<string>();
  const [moved, setMoved] = useState(false);
  const [made, setMade] = useState<MadeAgain>();
  const [unfinished, setUnfinished] = useState<Unfinished>();
  const possible = plan && plan.kind !== "impossible" && !made && !unfinished ? plan : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!possible || isPending) return;
    const missing = missingOf(possible, choices);
    setProblem(missing);
    if (missing !== undefined) return;
    const { secret, overwrite } = choices;
    const body = { secret: secret || undefined, overwrite, partly: possible.conflicts.length > 0 };
    mutate(
      { entryId: entry.id, ...body },
      {
        onSuccess: (answer) => {
          if (answer.kind === "refused") {
            remember(client, takeBackPlanQuery(entry.id).queryKey, answer.plan);
            setMoved(true);
            return;
          }
          void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== TAKE_BACK_KEY });
          if (answer.kind !== "done") {
            setUnfinished(answer);
            return;
          }
          if ((possible.kind === "create" || possible.kind === "replace") && answer.object_id !== null) {
            setMade({ kind: possible.object, name: possible.name, id: answer.object_id });
            return;
          }
          onClose();
          toast("Undone", {
            description: `Live within ${PROPAGATION_SECONDS / 60} minutes`,
          });
        },
      },
    );
  };

  return (
    <Dialog
      open
      size="md"
      locked={isPending}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Undo: ${entry.object.name}`}
      footer={
        <>
          <Button onClick={onClose} disabled={isPending}>
            {possible ? "Cancel" : "Close"}
          </Button>
          {possible && (
            <Button
              type="submit"
              form={formId}
              variant={possible.kind === "remove" ? "danger" : "primary"}
              pending={isPending}
              pendingLabel="Undoing…"
              className="min-w-0 max-w-full"
            >
              <span className="truncate">{verbOf(possible)}</span>
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {failure && (
          <Banner tone="danger" title="The change could not be undone">
            {problemOf(failure)}
          </Banner>
        )}
        {moved && (
          <Banner tone="warning" title="It has changed since you opened this">
            Nothing was undone. The preview below is up to date.
          </Banner>
        )}
        {made ? (
          <TakenBackAgain made={made} />
        ) : unfinished ? (
          <NotTakenBack answer={unfinished} />
        ) : error && !plan ? (
          <Banner
            tone="danger"
            title="The preview could not be loaded"
            action={
              <Button size="sm" pending={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          >
            {error.message}
          </Banner>
        ) : !plan ? (
          <div role="status" aria-label="Loading the preview" className="grid gap-2">
            <Skeleton className="h-4 w-72" />
            <Skeleton className="h-4 w-56" />
          </div>
        ) : plan.kind === "impossible" ? (
          <p>{plan.reason}</p>
        ) : (
          <form id={formId} onSubmit={submit} noValidate>
            <TakeBackForm plan={plan} choices={choices} onChange={setChoices} problem={problem} />
          </form>
        )}
      </div>
    </Dialog>
  );
}

function verbOf({ kind, object, name }: PossiblePlan): string {
  switch (kind) {
    case "create":
      return object === "bot" ? `Create ${name} again` : `Register ${name} again`;
    case "remove":
      return object === "bot" ? `Remove ${name}` : `Unregister ${name}`;
    case "update":
    case "replace":
      return "Undo";
  }
}

/** Message for the first required choice of a plan that is still open. */
function missingOf(plan: PossiblePlan, { secret, overwrite, name }: TakeBackChoices): string | undefined {
  if (plan.kind === "remove" && !confirms(name, plan.name)) return "Type the name as shown above";
  if (plan.kind === "create" && plan.secret === "asked" && secret.trim() === "") {
    return "Enter a secret, or generate one";
  }
  if (plan.conflicts.length > 0 && plan.words.length === 0 && overwrite.length === 0) {
    return "Choose what to overwrite; otherwise there is nothing to undo";
  }
  return undefined;
}

function problemOf(error: Error): string {
  const unknown = error instanceof ApiError && error.changed === "unknown";
  return `${sentenceOf(error)} ${
    unknown ? "It may have been undone anyway: check Changes in a minute." : "Nothing was changed."
  }`;
}
