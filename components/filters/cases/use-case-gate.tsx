"use client";

import type { ReactNode } from "react";
import { useQuestion } from "@/components/editing/use-question";
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
  const { ask, dialog } = useQuestion(false);
  const pass = async (question: Question) =>
    question.differing.length === 0 ||
    ask((answer) => <CasesDialog {...question} verb={verb} onAnswer={answer} />);
  return { pass, dialog };
}

type CasesDialogProps = Question & { verb: string; onAnswer: (go: boolean) => void };

function CasesDialog({ all, differing, verb, onAnswer }: CasesDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onAnswer(false)}
      title={`Cases: ${casesWords(all, differing.length)}`}
      description="The result of these cases is no longer the expected one."
      footer={
        <>
          <Button data-autofocus onClick={() => onAnswer(false)}>
            Back to the form
          </Button>
          <Button variant="primary" onClick={() => onAnswer(true)}>
            {verb} anyway
          </Button>
        </>
      }
    >
      <ul className="grid list-disc gap-1 pl-5">
        {differing.map(({ name, expected }, index) => (
          // Two cases may have one name.
          <li key={`${index} ${name}`} className="wrap-anywhere">
            <Name>{name}</Name>{" "}
            <span className="text-muted">expected: {VERDICT_WORDS[expected].title.toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
