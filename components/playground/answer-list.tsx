"use client";

import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import { useId, useState } from "react";
import { ExplainedConditions } from "@/components/filters/trial/explained-conditions";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Name } from "@/components/ui/name";
import { RowLink } from "@/components/ui/row-link";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";
import type { Answer } from "@/lib/playground/answers";

/** Number of rows at first, and of rows that each "more" adds. */
const STEP = 100;

/** Webhooks of one verdict, each with the deciding condition. */
export function AnswerList({ answers, labelledBy }: { answers: readonly Answer[]; labelledBy: string }) {
  const [shown, setShown] = useState(STEP);
  const rest = answers.length - shown;
  return (
    <>
      <ul aria-labelledby={labelledBy} className="divide-y rounded-lg border bg-surface">
        {answers.slice(0, shown).map((item) => (
          <AnswerRow key={item.id} answer={item} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="sm" className="justify-self-start" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(rest, STEP)} more
        </Button>
      )}
    </>
  );
}

function AnswerRow({ answer }: { answer: Answer }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const { name, href, host, action, bot, owner, reason, explanation } = answer;
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <RowLink
              href={href as Route}
              className="min-w-0 wrap-anywhere rounded-sm py-0.5 font-semibold underline decoration-transparent underline-offset-2 hover:decoration-text"
            >
              <Name>{name}</Name>
            </RowLink>
            {bot && <Badge title={owner}>Bot</Badge>}
            <span className="text-muted text-sm">
              {isAction(action) ? ACTION_WORDS[action].title : action}
            </span>
            <Name className="min-w-0 font-mono text-muted text-sm">{host}</Name>
          </p>
          <p className="mt-0.5 wrap-anywhere first-letter:uppercase">{reason}</p>
        </div>
        <IconButton
          label={`Explain ${name}, ${isAction(action) ? ACTION_WORDS[action].title : action}`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight aria-hidden className={cn("transition-state", open && "rotate-90")} />
        </IconButton>
      </div>
      <div id={id} hidden={!open} className="mt-2 border-t pt-3">
        {open && <ExplainedConditions explanation={explanation} label={`Conditions of ${name}`} />}
      </div>
    </li>
  );
}
