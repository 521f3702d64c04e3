"use client";

import { type ReactNode, useRef, useState } from "react";
import { later } from "@/components/ui/overlays/later";
import type { Consequence } from "@/lib/bots/consequences";

const ReviewDialog = later(() => import("./review-dialog").then((module) => module.ReviewDialog), {
  giveUp: ({ onAnswer }) => onAnswer(false),
});

type Question = { name: string; changes: readonly string[]; consequences: readonly Consequence[] };

/** Asks for confirmation of a save, with its changes and consequences. */
export function useReview(): { ask: (question: Question) => Promise<boolean>; dialog: ReactNode } {
  const [question, setQuestion] = useState<Question>();
  const answer = useRef<(save: boolean) => void>(undefined);
  const ask = (asked: Question) => {
    // Save was pressed again before the dialog had loaded: the earlier question counts as refused.
    answer.current?.(false);
    setQuestion(asked);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  };
  const close = (save: boolean) => {
    setQuestion(undefined);
    answer.current?.(save);
  };
  return { ask, dialog: question && <ReviewDialog {...question} onAnswer={close} /> };
}
