"use client";

import { type ReactNode, useRef, useState } from "react";
import { later } from "@/components/ui/overlays/later";
import type { Strategy } from "@/lib/webhooks/replacement";

const ChangeReview = later(() => import("./change-review").then((module) => module.ChangeReview), {
  giveUp: ({ onAnswer }) => onAnswer(undefined),
});

type Question = {
  name: string;
  changes: readonly string[];
  consequencesOf: (strategy: Strategy) => readonly string[];
  rotates: boolean;
};

/** Asks for confirmation of a replacement and for its order, with its consequences. */
export function useChangeReview(): {
  ask: (question: Question) => Promise<Strategy | undefined>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question>();
  const answer = useRef<(strategy: Strategy | undefined) => void>(undefined);
  const ask = (asked: Question) => {
    // Save was pressed again before the dialog had loaded: the earlier question counts as refused.
    answer.current?.(undefined);
    setQuestion(asked);
    return new Promise<Strategy | undefined>((resolve) => {
      answer.current = resolve;
    });
  };
  const close = (strategy: Strategy | undefined) => {
    setQuestion(undefined);
    answer.current?.(strategy);
  };
  return { ask, dialog: question && <ChangeReview {...question} onAnswer={close} /> };
}
