"use client";

import { useVerdictAnnouncement } from "@/components/filters/trial/use-verdict-announcement";
import { VerdictLabel } from "@/components/filters/verdict-label";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { Skeleton } from "@/components/ui/page/skeleton";
import type { FilterContext } from "@/lib/filters/context";
import { type AnswerView, answer, countWords, groupAnswers, narrow } from "@/lib/playground/answers";
import { counted } from "@/lib/text/counted";
import { AnswerList } from "./answer-list";
import { AnswersToolbar } from "./answers-toolbar";
import type { PlaygroundProps } from "./playground-props";

type AnswersProps = PlaygroundProps & {
  action: string;
  context: FilterContext;
  view: AnswerView;
  onNarrow: (change: Partial<AnswerView>) => void;
};

/** Every webhook with its verdict; webhooks that would be sent come first. */
export function Answers({
  action,
  context,
  candidates,
  pending,
  blocked,
  problem,
  view,
  ...on
}: AnswersProps) {
  const { onNarrow, onRetry, onRetryBots } = on;
  const answers = narrow(candidates, view).map((item) => answer(item, action, context));
  const counts = countWords(answers);
  useVerdictAnnouncement(counts);
  const clear = () => onNarrow({ action: "", owner: "", host: "" });
  const complete = !pending.lists && pending.bots === 0;
  if (blocked)
    return <p className="text-muted">You can&apos;t see any webhooks, so there are no results to show.</p>;
  return (
    <div className="grid gap-4">
      {problem !== undefined && (
        <Banner
          tone="danger"
          title="Not everything could be read"
          action={
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {problem}
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <AnswersToolbar candidates={candidates} view={view} onNarrow={onNarrow} />
        <p className="text-muted text-sm tabular-nums">{counts}</p>
      </div>
      {!complete && (
        <p role="status" className="text-muted text-sm">
          {pending.lists
            ? "Reading webhooks and bots…"
            : `Reading the webhooks of ${pending.bots} more bots…`}
        </p>
      )}
      {pending.failed > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <p className="text-warning-text">
            The webhooks of {counted(pending.failed, "bot")} could not be loaded, so they are missing here.
          </p>
          <Button size="sm" pending={pending.retrying} pendingLabel="Trying…" onClick={onRetryBots}>
            Try again
          </Button>
        </div>
      )}
      {pending.lists && answers.length === 0 && <Skeleton className="h-40" />}
      {complete && candidates.length === 0 && problem === undefined && (
        <EmptyState title="There are no webhooks yet">
          Webhooks on the license and of bots appear here.
        </EmptyState>
      )}
      {candidates.length > 0 && answers.length === 0 && (
        <EmptyState title="No webhook matches" action={<Button onClick={clear}>Show all</Button>}>
          Choose another action, owner or host, or show all of them.
        </EmptyState>
      )}
      {groupAnswers(answers, action)
        .filter((group) => group.answers.length > 0)
        .map(({ verdict, answers: members }) => (
          <section key={verdict} aria-labelledby={`answers-${verdict}`} className="grid gap-2">
            <h3 id={`answers-${verdict}`} className="flex items-center gap-2">
              <VerdictLabel verdict={verdict} />
              <span className="text-muted tabular-nums">{members.length}</span>
            </h3>
            <AnswerList answers={members} labelledBy={`answers-${verdict}`} />
          </section>
        ))}
    </div>
  );
}
