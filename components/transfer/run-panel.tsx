"use client";

import { LiveNote } from "@/components/editing/live-note";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RunResults } from "./run-results";
import { doneOf, isComplete, type Run, runWords } from "./use-apply";
import type { Import } from "./use-import";

/** Run of an import: its progress, the outcome of each item, and buttons to continue or to undo. */
export function RunPanel({ run, it }: { run: Run; it: Import }) {
  const done = doneOf(run);
  const complete = isComplete(run);
  const { undo } = it.draft;
  return (
    <section aria-label="Import" className="grid min-w-0 grid-cols-1 gap-4">
      {run.running ? (
        <div className="flex flex-wrap items-center gap-3">
          <progress
            aria-label="Applying"
            max={run.items.length}
            value={done}
            className="h-2 min-w-24 flex-1 accent-accent"
          />
          <span className="tabular-nums">
            {done} of {run.items.length}
            {timeLeft(run, done)}
          </span>
          <Button onClick={it.stop}>Stop</Button>
        </div>
      ) : (
        <Banner
          tone={complete ? "success" : "warning"}
          role="status"
          title={runWords(run)}
          action={
            <>
              {undo !== undefined && (
                <Button size="sm" onClick={() => void it.goBack(undo)}>
                  Go back…
                </Button>
              )}
              {complete ? (
                <Button size="sm" onClick={it.startOver}>
                  Another file
                </Button>
              ) : (
                <Button
                  size="sm"
                  variant="primary"
                  pending={it.plan.isPending}
                  onClick={() => void it.look()}
                >
                  Refresh and continue
                </Button>
              )}
            </>
          }
        >
          {complete
            ? undo !== undefined &&
              "“Go back” loads the undo file and shows its plan before anything changes."
            : "Finished changes stay. A new plan of the same file continues from here, and nothing is created twice."}
        </Banner>
      )}
      {run.at !== undefined && !run.running && <LiveNote since={run.at} done="Saved" />}
      <RunResults run={run} />
    </section>
  );
}

function timeLeft({ startedAt, at, items }: Run, done: number): string {
  if (at === undefined || done < 2) return "";
  const seconds = Math.ceil((((at - startedAt) / done) * (items.length - done)) / 1000);
  return `, about ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
