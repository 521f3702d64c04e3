"use client";

import { ChevronRight, Layers, Undo2 } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { PermissionNote } from "@/components/permissions/permission-note";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { later } from "@/components/ui/overlays/later";
import { RelativeTime } from "@/components/ui/relative-time";
import { Name } from "@/components/ui/name";
import type { ShownEntry } from "@/lib/changes/api";
import { RESULTS } from "@/lib/changes/entry";
import { operationTitle, RESULT_WORDS, UNDO_TITLES } from "@/lib/changes/summary";
import { countOf, type TimelineNode, worstOf } from "@/lib/changes/timeline";
import type { GroupNames } from "@/lib/contract/bot-words";
import { pages } from "@/lib/paths";
import { ChangeEntry } from "./change-entry";
import { DifferenceList } from "./difference-list";
import { ResultLabel } from "./result-label";
import { TakeBackButton } from "./take-back-button";
import { useMissingToTakeBack } from "./use-missing-to-take-back";

const TakeBackOperation = later(
  () => import("./take-back-operation").then((module) => module.TakeBackOperation),
  {
    giveUp: ({ onClose }) => onClose(),
  },
);

type OperationNode = Extract<TimelineNode, { kind: "operation" }>;
type OperationEntryProps = { node: OperationNode; names: GroupNames; open: boolean };

/** Line for an operation, which opens to its entries. */
export function OperationEntry({ node, names, open: initially }: OperationEntryProps) {
  const id = useId();
  const [open, setOpen] = useState(initially);
  const [back, setBack] = useState(false);
  const { entries, results, operation } = node;
  const [newest] = entries;
  const replaced = entries.find(
    ({ kind, replacement }) =>
      operation.kind === "replace" && kind === "remove" && replacement?.outcome === "done",
  );
  const total = countOf(results);
  const missing = useMissingToTakeBack(entries);
  if (!newest) return null;
  return (
    <li className="border-b last:border-b-0">
      <div className="relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 px-4 py-3 transition-state has-[.row-link:focus-visible]:outline-2 has-[.row-link:focus-visible]:outline-focus has-[.row-link:focus-visible]:-outline-offset-2 hover:bg-hover max-sm:px-1">
        <Layers aria-hidden className="mt-0.5 size-4 text-muted" />
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className="row-link inline-flex min-w-0 items-start gap-1.5 text-left outline-none"
            >
              <span className="min-w-0 wrap-anywhere">{titleOf(node, total)}</span>
              <ChevronRight
                aria-hidden
                className={cn("transition-state mt-0.5 size-4 shrink-0 text-muted", open && "rotate-90")}
              />
            </button>
            <ResultLabel result={worstOf(results)} liveAt={lastLive(entries)}>
              {resultsWords(results)}
            </ResultLabel>
          </div>
          <p className="wrap-anywhere text-muted text-sm">
            <Name>{newest.email}</Name> · <RelativeTime at={newest.at} />
          </p>
          <Replaced node={node} names={names} />
        </div>
      </div>
      <div id={id} hidden={!open} className="border-t bg-subtle sm:pl-7">
        {open && (
          <>
            {replaced && (
              <div className="px-4 pt-3">
                <TakeBackButton entry={replaced} />
              </div>
            )}
            {operation.kind !== "replace" && (results.done ?? 0) > 0 && (
              <div className="px-4 pt-3">
                {missing ? (
                  <PermissionNote scope={missing} />
                ) : (
                  <Button size="sm" onClick={() => setBack(true)}>
                    <Undo2 aria-hidden className="size-4" />
                    Undo all…
                  </Button>
                )}
              </div>
            )}
            <ul>
              {entries.map((entry) => (
                <ChangeEntry key={entry.id} item={entry} names={names} />
              ))}
            </ul>
            {entries.length < total && (
              <p className="px-4 py-3 text-sm">
                {entries.length} of {total} are shown.{" "}
                <Link
                  href={pages.changesOfOperation(operation.id)}
                  className="rounded-md underline underline-offset-2"
                >
                  All of this operation
                </Link>
              </p>
            )}
          </>
        )}
      </div>
      {back && (
        <TakeBackOperation
          operation={operation}
          title={UNDO_TITLES[operation.kind]}
          onClose={() => setBack(false)}
        />
      )}
    </li>
  );
}

function titleOf({ operation, entries }: OperationNode, total: number) {
  if (operation.kind !== "replace") return operationTitle(operation.kind, entries, total);
  return (
    <>
      Changed webhook <strong className="font-semibold">{entries[0]?.object.name}</strong>
    </>
  );
}

function resultsWords(results: OperationNode["results"]): string {
  const said = RESULTS.filter((result) => (results[result] ?? 0) > 0);
  if (said.length === 1) return said.map((result) => RESULT_WORDS[result]).join("");
  return said.map((result) => `${results[result]} ${RESULT_WORDS[result].toLowerCase()}`).join(", ");
}

function lastLive(entries: readonly ShownEntry[]): number | null {
  const moments = entries.flatMap(({ live_at }) => (live_at === null ? [] : [live_at]));
  return moments.length > 0 ? Math.max(...moments) : null;
}

/** Changed settings of a replaced webhook. */
function Replaced({ node, names }: { node: OperationNode; names: GroupNames }) {
  if (node.operation.kind !== "replace") return null;
  const made = node.entries.find(({ kind }) => kind === "create");
  const gone = node.entries.find(({ kind }) => kind === "remove");
  if (!made?.after || !gone?.before) return null;
  return (
    <DifferenceList
      entry={{ object: made.object, before: gone.before, after: made.after }}
      names={names}
      whole={false}
    />
  );
}
