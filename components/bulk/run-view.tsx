"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect } from "react";
import { Banner } from "@/components/ui/banner";
import { useAnnounce } from "@/components/ui/live-region";
import { pages } from "@/lib/paths";
import { Name } from "@/components/ui/name";
import { counted } from "@/lib/text/counted";
import { LiveNote } from "../editing/live-note";
import { useWaitingWords } from "../requests/use-waiting-words";
import { type Outcome, outcomeOf, progressWords, restOf, type Run, runWords } from "./run";
import { ScrollList } from "./scroll-list";

type RunViewProps = {
  run: Run;
  operationId: string;
  /** Past tense of the change: "Changed". */
  did: string;
  noun: string;
  /** Advice for a run that was halted, such as signing in again. */
  help?: ReactNode;
};

/** Progress of a run, then its result with the outcome of each item. */
export function RunView({ run, operationId, did, noun, help }: RunViewProps) {
  const announce = useAnnounce();
  const over = run.state === "over";
  const words = runWords(run, did, noun);
  useEffect(() => {
    if (over) announce(words);
  }, [over, words, announce]);
  const anyDone = run.items.some(({ id }) => outcomeOf(run, id).kind === "done");
  return (
    <div className="grid gap-3">
      {over ? (
        <Banner tone={restOf(run).length > 0 ? "warning" : "success"} title={words}>
          {run.halted !== undefined && help}
        </Banner>
      ) : (
        <Progress run={run} noun={noun} />
      )}
      {over && anyDone && (
        <>
          <LiveNote since={run.at} done="Saved" />
          <Link
            href={pages.changesOfOperation(operationId)}
            className="justify-self-start rounded-md underline underline-offset-2"
          >
            Undo it in Changes
          </Link>
        </>
      )}
      <ScrollList label="Results">
        {ordered(run, over).map(({ id, name }) => (
          <ResultRow key={id} name={name} outcome={outcomeOf(run, id)} over={over} />
        ))}
      </ScrollList>
    </div>
  );
}

function Progress({ run, noun }: { run: Run; noun: string }) {
  const waiting = useWaitingWords();
  return (
    <div className="grid gap-1">
      <progress
        aria-label={`Working on ${counted(run.items.length, noun)}`}
        max={run.items.length}
        value={run.outcomes.size}
        className="h-2 w-full accent-accent"
      />
      <p className="text-muted text-sm tabular-nums">
        {run.state === "stopping" ? "Stopping once the changes under way are finished. " : ""}
        {progressWords(run)}
      </p>
      {waiting !== undefined && <p className="text-sm tabular-nums">{waiting}</p>}
    </div>
  );
}

const URGENT: Outcome["kind"][] = ["failed", "conflict", "left_out", "left", "unchanged", "done"];

/** Puts the outcomes that need attention first once the run is over. */
function ordered(run: Run, over: boolean) {
  if (!over) return run.items;
  const place = (id: string) => URGENT.indexOf(outcomeOf(run, id).kind);
  return run.items.toSorted((a, b) => place(a.id) - place(b.id));
}

const LOOKS = {
  done: { icon: CircleCheck, ink: "text-success", words: "Done" },
  unchanged: { icon: CircleMinus, ink: "text-muted", words: "Skipped" },
  left_out: { icon: CircleMinus, ink: "text-muted", words: "Left out" },
  conflict: { icon: TriangleAlert, ink: "text-warning", words: "Changed elsewhere" },
  failed: { icon: CircleAlert, ink: "text-danger", words: "Failed" },
  left: { icon: CircleDashed, ink: "text-muted", words: "Not tried" },
} as const satisfies Record<Outcome["kind"], object>;

function ResultRow({ name, outcome, over }: { name: string; outcome: Outcome; over: boolean }) {
  const { icon: Icon, ink, words } = LOOKS[outcome.kind];
  return (
    <li className="grid gap-x-4 py-1.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <Name full className="min-w-0 truncate">
        {name}
      </Name>
      <span className="flex min-w-0 items-start gap-1.5">
        <Icon aria-hidden className={`mt-px size-4 shrink-0 ${ink}`} />
        <span className="min-w-0 wrap-anywhere">
          {outcome.kind === "left" && !over ? "Waiting" : words}
          {"message" in outcome && `: ${outcome.message}`}
        </span>
      </span>
    </li>
  );
}
