"use client";

import { useEffect, useRef, useState } from "react";
import { type LoadAnswer, type LoadQuestion, loadSteps } from "@/lib/routing/load";

/** Longest time in milliseconds that a slice keeps the page from answering. */
const SLICE_MS = 8;

/**
 * Runs simulations in slices, so that the page stays responsive; the results equal those of a single run.
 */
export function useExpectedLoad() {
  const [answer, setAnswer] = useState<LoadAnswer[]>();
  const [progress, setProgress] = useState<number>();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const estimate = async (questions: LoadQuestion[]) => {
    turn.current += 1;
    const mine = turn.current;
    setProgress(0);
    const answers: LoadAnswer[] = [];
    for (const [index, question] of questions.entries()) {
      const steps = loadSteps(question);
      for (;;) {
        const until = performance.now() + SLICE_MS;
        let step = steps.next();
        while (!step.done && performance.now() < until) step = steps.next();
        if (step.done) {
          answers.push(step.value);
          break;
        }
        setProgress((index + step.value) / questions.length);
        await new Promise((resolve) => setTimeout(resolve));
        if (turn.current !== mine) return;
      }
    }
    setAnswer(answers);
    setProgress(undefined);
  };
  return {
    answer,
    progress,
    estimate,
    stop: () => {
      turn.current += 1;
      setProgress(undefined);
    },
  };
}
