import { createPatience } from "@/lib/contract/patience";
import type { Asked } from "@/lib/contract/retry-after";
import { ApiError } from "./api-error";

/** What the page waits for because the API asks to, and until when, in milliseconds. */
export type Waiting = { until: number; why: Asked["why"] };

const SECOND = 1000;
/** Whoever is asked to wait longer is told the time instead. */
const LIMITS = { wait: 60 * SECOND, stall: 120 * SECOND, unsaid: [] };

let waiting: Waiting | undefined;
let stops = 0;
const listeners = new Set<() => void>();

function show(next: Waiting | undefined): void {
  waiting = next;
  for (const listener of listeners) listener();
}

export function subscribeToWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function waitingNow(): Waiting | undefined {
  return waiting;
}

/** Ends all waits: what was waited for fails with what the API said, and changed nothing. */
export function stopWaiting(): void {
  stops += 1;
}

const patience = createPatience({
  limits: LIMITS,
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  askedBy: (error) => (error instanceof ApiError && error.changed === "no" ? error.asked : undefined),
  waits: (ms, { why }) => show({ until: Date.now() + ms, why }),
  waited: () => show(undefined),
});

/**
 * Makes a call of the dashboard's API, again when it was refused with a time to come again and changed nothing. What is
 * waited for is shown by WaitingNote, and in a run of many by its progress.
 */
export function heeded<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const before = stops;
  return patience.call(call, () => stops > before || signal?.aborted === true);
}
