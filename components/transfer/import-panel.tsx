"use client";

import { useState } from "react";
import { sentenceOf } from "@/components/requests/sentence-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { counted } from "@/lib/text/counted";
import { ChooseFile } from "./choose-file";
import { OpenSecrets } from "./open-secrets";
import { PlanPanel } from "./plan-panel";
import { ProblemList } from "./problem-list";
import { RunPanel } from "./run-panel";
import { useImport } from "./use-import";

const TextEditor = later(
  () => import("@/components/ui/inputs/text-editor").then((module) => module.TextEditor),
  {
    browserOnly: true,
    loading: <Skeleton className="h-40" />,
  },
);
const NO_MARKS: never[] = [];

/** Import of a file: its text and problems, the plan with the person's choices, and the run. */
export function ImportPanel() {
  const it = useImport();
  const { draft, run, plan } = it;
  const [target, setTarget] = useState<{ line: number }>();
  const [unreadable, setUnreadable] = useState<string>();
  const reply = plan.data;
  const take = (text: string, name?: string) => {
    setUnreadable(undefined);
    it.take(text, name);
  };
  return (
    <div className="grid min-w-0 grid-cols-1 gap-6">
      {it.restored && draft.text !== "" && !run && (
        <Banner
          tone={draft.running ? "warning" : "info"}
          title={draft.running ? "An import stopped in the middle" : "Restored the file you had here"}
          action={
            <Button size="sm" onClick={it.startOver}>
              Start over
            </Button>
          }
        >
          {draft.running
            ? "Preview the changes to continue: finished items count as unchanged, and nothing is created twice. "
            : ""}
          Plain-text secrets from the file are never kept in the browser: enter them again.
        </Banner>
      )}
      <section aria-label="File" className="grid min-w-0 grid-cols-1 gap-4">
        <ChooseFile onText={take} onProblem={setUnreadable}>
          {draft.text !== "" && (
            <p className="flex flex-wrap items-center gap-x-3 text-muted">
              <span className="min-w-0 wrap-anywhere text-text">{draft.fileName ?? "Pasted text"}</span>
              <span className="tabular-nums">
                {counted(draft.text.replace(/\n$/, "").split("\n").length, "line")}
              </span>
              {!run?.running && (
                <Button size="sm" variant="ghost" onClick={it.startOver}>
                  Start over
                </Button>
              )}
            </p>
          )}
          <TextEditor
            label="Text of the file"
            value={draft.text}
            onChange={(text) => text !== draft.text && it.edit(text)}
            marks={reply?.kind === "problems" ? reply.problems : NO_MARKS}
            target={target}
          />
        </ChooseFile>
        {unreadable && <Banner tone="danger" title={unreadable} />}
        {reply?.kind === "problems" && (
          <ProblemList problems={reply.problems} onLine={(line) => setTarget({ line })} />
        )}
        {reply?.kind === "sealed" ? (
          <OpenSecrets
            wrong={reply.wrong}
            pending={plan.isPending}
            onPassphrase={(typed) => void it.look(typed)}
          />
        ) : (
          !run && (
            <Button
              variant={reply?.kind === "planned" ? "secondary" : "primary"}
              className="justify-self-start max-sm:w-full"
              disabled={draft.text.trim() === ""}
              pending={plan.isPending}
              pendingLabel="Comparing…"
              onClick={() => void it.look()}
            >
              {reply?.kind === "planned" ? "Refresh preview" : "Preview changes"}
            </Button>
          )
        )}
        {plan.error && (
          <Banner tone="danger" title="The file could not be compared with the license">
            {sentenceOf(plan.error)} Nothing was changed, and the text of the file is still here.
          </Banner>
        )}
      </section>
      {it.stale && (
        <Banner
          tone="warning"
          title="The license changed after this plan was made, so the import did not continue"
        >
          <ul aria-label="What changed" className="list-inside list-disc">
            {it.stale.map((change) => (
              <li key={change} className="wrap-anywhere first-letter:uppercase">
                {change}
              </li>
            ))}
          </ul>
          {reply?.kind === "planned" && "The plan below is new and includes these changes."}
        </Banner>
      )}
      {run ? (
        <RunPanel run={run} it={it} />
      ) : (
        reply?.kind === "planned" && <PlanPanel planned={reply} it={it} />
      )}
    </div>
  );
}
