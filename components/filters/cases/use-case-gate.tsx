"use client";

import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Name } from "@/components/ui/name";
import type { NewCase } from "@/lib/playground/api";
import { casesWords } from "@/lib/playground/cases";
import { VERDICT_WORDS } from "@/lib/playground/words";

type Question = { all: number; differing: readonly NewCase[] };

/** Gate before a save that contradicts cases. The person can save anyway. */
export function useCaseGate(verb: string): {
  /** Resolves to true if the save may continue; asks only if a case differs. */
  pass: (question: Question) => Promise<boolean>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question>();
  const answer = useRef<(go: boolean) => void>(undefined);
  const pass = (asked: Question) => {
    if (asked.differing.length === 0) return Promise.resolve(true);
    // Save was pressed again before the dialog had loaded: the earlier question counts as refused.
    answer.current?.(false);
    setQuestion(asked);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  };
  const close = (go: boolean) => {
    setQuestion(undefined);
    answer.current?.(go);
  };
  const dialog = question && (
    <Dialog
      open
      onOpenChange={(open) => !open && close(false)}
      title={`Cases: ${casesWords(question.all, question.differing.length)}`}
      description="The result of these cases is no longer the expected one."
      footer={
        <>
          <Button data-autofocus onClick={() => close(false)}>
            Back to the form
          </Button>
          <Button variant="primary" onClick={() => close(true)}>
            {verb} anyway
          </Button>
        </>
      }
    >
      <ul className="grid list-disc gap-1 pl-5">
        {question.differing.map(({ name, expected }, index) => (
          // Two cases may have one name.
          <li key={`${index} ${name}`} className="wrap-anywhere">
            <Name>{name}</Name>{" "}
            <span className="text-muted">expected: {VERDICT_WORDS[expected].title.toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
  return { pass, dialog };
}
