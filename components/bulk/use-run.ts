"use client";

import { useRef, useState } from "react";
import { newOperationId, operationText } from "@/lib/changes/operation-header";
import { useUnsavedGuard } from "../editing/use-unsaved-guard";
import { stopWaiting } from "../requests/waiting";
import { failedStep } from "./failed-step";
import type { Planned } from "./plan";
import { type Run, runEach, type StepOutcome } from "./run";

/** Takes a step for one item, within an operation that groups the entries in the journal. */
export type Step<T> = (item: Planned<T>, operation: string) => Promise<StepOutcome>;

/** Bulk run that can be stopped. Leaving the page during the run asks first. */
export function useRun<T>(step: Step<T>) {
  const [run, setRun] = useState<Run>();
  const [operationId] = useState(newOperationId);
  const stop = useRef(false);
  const running = run !== undefined && run.state !== "over";
  useUnsavedGuard(running);

  const start = async (items: readonly Planned<T>[]) => {
    stop.current = false;
    const began = Date.now();
    setRun({ items, outcomes: new Map(), began, at: began, state: "running" });
    const change = (next: (now: Run) => Partial<Run>) => setRun((now) => now && { ...now, ...next(now) });
    const halted = await runEach({
      items,
      step: (item) => step(item, operationText({ kind: "bulk", id: operationId })).catch(failedStep),
      stopped: () => stop.current,
      settled: ({ id }, outcome) => {
        if (outcome.kind === "left") return;
        const at = Date.now();
        change(({ outcomes }) => ({ at, outcomes: new Map(outcomes).set(id, outcome) }));
      },
    });
    change(() => ({ state: "over", halted }));
  };

  return {
    run,
    /** Operation id of the run's entries in the journal. */
    operationId,
    running,
    start,
    stop: () => {
      stop.current = true;
      stopWaiting();
      setRun((now) => now && { ...now, state: "stopping" });
    },
    forget: () => setRun(undefined),
  };
}
