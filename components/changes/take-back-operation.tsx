"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Minus, X } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { RequiredTick } from "@/components/ui/inputs/required-tick";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Name } from "@/components/ui/name";
import type { ShownEntry } from "@/lib/changes/api";
import type { Operation } from "@/lib/changes/entry";
import { objectsWords } from "@/lib/changes/summary";
import { TAKE_BACK_KEY } from "./take-back-queries";
import { type ItemOutcome, readDone, useTakeBackAll } from "./use-take-back-all";

type TakeBackOperationProps = { operation: Operation; title: string; onClose: () => void };

/** Takes the entries of an operation back one after the other, with the result of each. */
export function TakeBackOperation({ operation, title, onClose }: TakeBackOperationProps) {
  const { data, error } = useQuery({
    queryKey: [TAKE_BACK_KEY, "operation", operation.id],
    queryFn: ({ signal }) => readDone(operation.id, signal),
    // The list of entries stays as it was when the dialog opened, also while entries are taken back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [entries, setEntries] = useState<ShownEntry[]>();
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(false);
  const { run, running, outcomes, stop } = useTakeBackAll();
  const wanted = entries ?? data;
  const created = wanted?.filter(({ kind }) => kind === "create") ?? [];
  const start = () => {
    if (!wanted) return;
    if (created.length > 0 && !agreed) return setAsked(true);
    setEntries(wanted);
    void run(wanted);
  };
  return (
    <Dialog
      open
      size="md"
      locked={running}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      required={
        !outcomes &&
        created.length > 0 && (
          <RequiredTick
            checked={agreed}
            onCheckedChange={setAgreed}
            label={`Remove ${objectsWords(created.map(({ object }) => object.kind))} that were created`}
            problem={asked && !agreed ? "Tick this to continue, or undo the changes one by one" : undefined}
          />
        )
      }
      footer={
        <>
          {running ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button onClick={onClose}>{outcomes ? "Close" : "Cancel"}</Button>
          )}
          {!outcomes && wanted && wanted.length > 0 && (
            <Button variant={created.length > 0 ? "danger" : "primary"} onClick={start}>
              Undo changes to {objectsWords(wanted.map(({ object }) => object.kind))}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <Banner tone="danger" title="The changes could not be loaded">
          {error.message}
        </Banner>
      ) : !wanted ? (
        <div role="status" aria-label="Loading the changes" className="grid gap-2">
          <Skeleton className="h-4 w-72" />
          <Skeleton className="h-4 w-56" />
        </div>
      ) : outcomes ? (
        <Outcomes outcomes={outcomes} total={wanted.length} running={running} />
      ) : (
        <div className="grid gap-4">
          <Preview entries={wanted} />
        </div>
      )}
    </Dialog>
  );
}

function Preview({ entries }: { entries: readonly ShownEntry[] }) {
  if (entries.length === 0) return <p>Everything in this operation has already been undone.</p>;
  const of = (kind: ShownEntry["kind"] | "replace") =>
    objectsWords(entries.filter((entry) => wayOf(entry) === kind).map(({ object }) => object.kind));
  const sentences = [
    of("update") && `Changed settings of ${of("update")} will go back to their earlier values`,
    of("replace") && `${of("replace")} will go back to the earlier settings; ids change again`,
    of("remove") && `${of("remove")} will be restored with new ids`,
    of("create") && `${of("create")} will be removed`,
  ].filter(Boolean);
  return (
    <>
      <ul aria-label="What will happen" className="grid list-disc gap-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="text-muted text-sm">
        Later changes are kept, and items that need a secret are skipped. Undo those one by one.
      </p>
    </>
  );
}

function wayOf({ kind, replacement }: ShownEntry) {
  return replacement?.outcome === "done" ? "replace" : kind;
}

const ICONS = { done: Check, left: Minus, failed: X } as const;

type OutcomesProps = { outcomes: readonly ItemOutcome[]; total: number; running: boolean };

function Outcomes({ outcomes, total, running }: OutcomesProps) {
  const done = outcomes.filter(({ result }) => result === "done").length;
  return (
    <div className="grid gap-3">
      <p role="status" className="tabular-nums">
        {running
          ? `${outcomes.length} of ${total}`
          : done === total
            ? `All ${total} undone`
            : `${done} of ${total} undone`}
      </p>
      <progress aria-label="Progress" max={total} value={outcomes.length} className="h-2 w-full" />
      <ul aria-label="Results" className="grid gap-2">
        {outcomes.map(({ entry, result, message }) => {
          const Icon = ICONS[result];
          return (
            <li key={entry.id} className="flex min-w-0 gap-2 text-sm">
              <Icon aria-hidden className="mt-px size-4 shrink-0" />
              <span className="min-w-0 wrap-anywhere">
                <Name className="font-semibold">{entry.object.name}</Name>: {message}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
