"use client";

import { useId, useRef, useState } from "react";
import { useGroupNames } from "@/components/routing/group-names";
import { useSession } from "@/components/shell/session-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ChangedBy } from "@/lib/bots/api";
import { changesOf } from "@/lib/bots/changes";
import type { BotForm } from "@/lib/bots/form";
import { type Choices, type MergeUnit, mergeBots, mergeUnits, undecided } from "@/lib/bots/merge";
import { naturalSide, type Side, type Sides } from "@/lib/changes/three-way";
import { MergeRow } from "./merge-row";

export type MergeDialogProps = {
  sides: Sides<BotForm>;
  changedBy?: ChangedBy;
  /** What is done with the result. */
  verb: "Save" | "Put into the form";
  pending?: boolean;
  onMerge: (merged: BotForm) => void;
  onCancel: () => void;
};

const WEIGHT = { conflict: 0, theirs: 1, mine: 2, both: 3 } as const;

/** Puts together what two people have made of one bot. Nothing is overwritten that was not seen here. */
export function MergeDialog({
  sides,
  changedBy = {},
  verb,
  pending = false,
  onMerge,
  onCancel,
}: MergeDialogProps) {
  const names = useGroupNames();
  const { email } = useSession();
  const formId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [asked, setAsked] = useState(false);
  const units = mergeUnits(sides)
    .filter(({ difference }) => difference !== "both")
    .toSorted((a, b) => WEIGHT[a.difference] - WEIGHT[b.difference]);
  const open = undecided(units, choices);
  const merged = mergeBots(sides, choices);
  const saved = changesOf(sides.theirs, merged, names);

  const submit = () => {
    if (pending) return;
    if (open.length === 0) return onMerge(merged);
    setAsked(true);
    const first = units.findIndex(({ key }) => key === open[0]?.key);
    rows.current?.querySelectorAll("fieldset")[first]?.querySelector("input")?.focus();
  };

  return (
    <Dialog
      open
      size="lg"
      locked={pending}
      onOpenChange={onCancel}
      title={`${sides.theirs.name} was changed meanwhile`}
      description={
        open.length > 0
          ? "Nothing is saved yet. Where both of you changed the same, choose; the rest is kept."
          : "Nothing is saved yet. Both your changes and theirs are kept, as chosen here."
      }
      footer={
        <>
          <Button onClick={onCancel} disabled={pending}>
            Back to the form
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={pending} pendingLabel="Saving…">
            {verb === "Save" ? "Save the result" : verb}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <div ref={rows} className="-mt-4">
          {units.map((unit) => (
            <MergeRow
              key={unit.key}
              unit={unit}
              who={whoChanged(unit, changedBy, email)}
              names={names}
              chosen={choices[unit.key] ?? sideOf(unit)}
              onChoose={(side) => setChoices({ ...choices, [unit.key]: side })}
              error={asked && open.includes(unit) ? "Choose one of the two" : undefined}
            />
          ))}
        </div>
        <section aria-label="Result" aria-live="polite" className="rounded-lg border bg-subtle p-4">
          <h3 className="font-semibold">
            {verb === "Save" ? "Saving will then change" : "Not saved yet will be"}
          </h3>
          <ul className="mt-2 grid gap-1.5 break-words">
            {open.length > 0 && (
              <li className="text-muted">
                {open.length === 1 ? "One choice is" : `${open.length} choices are`} still to be made
              </li>
            )}
            {open.length === 0 && saved.map((line) => <li key={line}>{line}</li>)}
            {open.length === 0 && saved.length === 0 && (
              <li className="text-muted">Nothing: the bot stays as it is stored now</li>
            )}
          </ul>
        </section>
      </form>
    </Dialog>
  );
}

function sideOf({ difference }: MergeUnit): Side | undefined {
  return difference === "conflict" ? undefined : naturalSide(difference);
}

/** Who has changed the field of a unit, as far as the journal knows. */
function whoChanged(unit: MergeUnit, changedBy: ChangedBy, me: string): string {
  const field = fieldOf(unit);
  const email = changedBy[field]?.email;
  if (email === undefined) return "somebody else";
  return email === me ? "you, elsewhere" : email;
}

function fieldOf(unit: MergeUnit): string {
  if (unit.kind === "field") return unit.field === "capacity" ? "max_chats_count" : unit.field;
  return unit.kind === "group" ? "groups" : "webhooks";
}
