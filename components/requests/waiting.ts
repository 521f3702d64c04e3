import type { Asked } from "@/lib/contract/waiting/retry-after";

/** A wait of the page: its end in milliseconds, its reason, and the refusal's message: "The API does not answer". */
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

/** Ends all waits: what was waited for fails with what the API said, and changed nothing. */
export function stopWaiting(): void {
  stops += 1;
}

/** How often that was done; a wait that began before the last time is over. */
export function stopsUntilNow(): number {
  return stops;
}
