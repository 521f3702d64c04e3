import "server-only";
import { processWide } from "@/server/process-wide";

const state = processWide("stopping", () => ({ begun: false }));

/** Says from now on that this process is about to end: it is not ready for more. */
export function beginStopping(): void {
  state.begun = true;
}

export function isStopping(): boolean {
  return state.begun;
}
