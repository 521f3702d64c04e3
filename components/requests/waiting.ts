import type { Asked } from "@/lib/contract/waiting/retry-after";

/**
 * A wait of the page: its end in milliseconds, its reason, and the refusal's message: "The API does not
 * answer".
 */
export type Waiting = { until: number; why: Asked["why"]; said: string };

let waiting: Waiting | undefined;
let stops = 0;
const listeners = new Set<() => void>();

export function showWaiting(next: Waiting | undefined): void {
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

/** Ends all waits. The waiting calls fail with the API's refusal, and change nothing. */
export function stopWaiting(): void {
  stops += 1;
}

/** Number of stops so far. A wait is over if the number has grown since it began. */
export function stopsUntilNow(): number {
  return stops;
}
