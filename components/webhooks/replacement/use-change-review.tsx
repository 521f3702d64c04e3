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

/** Shows what a change will do before it does, and asks in which order. */
export function useChangeReview(): {
  ask: (question: Question) => Promise<Strategy | undefined>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question>();
  const answer = useRef<(strategy: Strategy | undefined) => void>(undefined);
  const ask = (asked: Question) => {
    // Pressed once more before the question was there: one answer counts.
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
