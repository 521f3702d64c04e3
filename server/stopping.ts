import "server-only";
import { processWide } from "@/server/process-wide";

const state = processWide("stopping", () => ({ begun: false }));

/** Marks this process as about to end: readiness then says no. */
export function beginStopping(): void {
  state.begun = true;
}

export function isStopping(): boolean {
  return state.begun;
}
