"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { type Choices, naturalSide, type Side } from "@/lib/changes/three-way";
import { counted } from "@/lib/text/counted";
import { MergeRow, type MergedThing } from "./merge-row";

type MergeFrameProps = {
  /** Name of the object that both people changed: "Pizza Bot". */
  name: string;
  /** Settings that differ between the versions. */
  things: readonly MergedThing[];
  /** Changes that the result would make, in words, for these choices. */
  resultOf: (choices: Choices) => readonly string[];
  /** Sentence for a result without changes. */
  nothing: string;
  /** Effect of the merge button: it saves the result, or only puts it into the form. */
  verb: "Save" | "Put into the form";
  pending?: boolean;
  onMerge: (choices: Choices) => void;
  onCancel: () => void;
};

const WEIGHT = { conflict: 0, theirs: 1, mine: 2, both: 3 } as const;

/**
 * Merges two people's versions of one object. Every change of the other person is shown before a save
 * overwrites it.
 */
export function MergeFrame({
  name,
  things,
  resultOf,
  nothing,
  verb,
  pending = false,
  ...on
}: MergeFrameProps) {
  const { onMerge, onCancel } = on;
  const formId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [asked, setAsked] = useState(false);
  const shown = things
    .filter(({ difference }) => difference !== "both")
    .toSorted((a, b) => WEIGHT[a.difference] - WEIGHT[b.difference]);
  const open = shown.filter(({ key, difference }) => difference === "conflict" && choices[key] === undefined);
  const result = resultOf(choices);

  const submit = () => {
    if (pending) return;
    if (open.length === 0) return onMerge(choices);
    setAsked(true);
    const first = shown.findIndex(({ key }) => key === open[0]?.key);
    rows.current?.querySelectorAll("fieldset")[first]?.querySelector("input")?.focus();
  };

  return (
    <Dialog
      open
      size="lg"
      locked={pending}
      onOpenChange={onCancel}
      title={`Someone changed ${name} while you were editing`}
      description={
        open.length > 0
          ? "Nothing is saved yet. Choose a version where both of you changed the same setting; all other changes are kept."
          : "Nothing is saved yet. Your changes and theirs are combined as chosen here."
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
          {shown.map((thing) => (
            <MergeRow
              key={thing.key}
              thing={thing}
              chosen={choices[thing.key] ?? sideOf(thing)}
              onChoose={(side) => setChoices({ ...choices, [thing.key]: side })}
              error={asked && open.includes(thing) ? "Choose a version" : undefined}
            />
          ))}
        </div>
        <section aria-label="Result" aria-live="polite" className="rounded-lg border bg-subtle p-4">
          <h3 className="font-semibold">
            {verb === "Save" ? "Will be saved" : "Your unsaved changes will be"}
          </h3>
          <ul className="mt-2 grid gap-1.5 wrap-anywhere">
            {open.length > 0 && (
              <li className="text-muted">{counted(open.length, "conflict")} left to resolve</li>
            )}
            {open.length === 0 && result.map((line) => <li key={line}>{line}</li>)}
            {open.length === 0 && result.length === 0 && <li className="text-muted">{nothing}</li>}
          </ul>
        </section>
      </form>
    </Dialog>
  );
}

function sideOf({ difference }: MergedThing): Side | undefined {
  return difference === "conflict" ? undefined : naturalSide(difference);
}
