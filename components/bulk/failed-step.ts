import { ApiError } from "../requests/http";
import { sentenceOf } from "../requests/sentence-of";
import type { StepOutcome } from "./run";

/** Errors that every further item would meet too, so they end the run. */
const HALTING = new Set<ApiError["code"]>([
  "authentication",
  "other_person",
  "license_expired",
  "too_many_requests",
]);

/** Outcome of a failed call for its item and the run. Trying again is safe: each item is read first. */
export function failedStep(error: unknown): StepOutcome {
  if (!(error instanceof ApiError)) throw error;
  const message = sentenceOf(error);
  const all = HALTING.has(error.code) || error.status === 0 || error.retryAfter !== undefined;
  const halts = all ? message : undefined;
  if (error.changed === "no") {
    return halts === undefined
      ? { kind: "failed", message: `${message} Nothing was changed.` }
      : { kind: "left", halts };
  }
  return {
    kind: "failed",
    message: `${message} It may have been changed; it is safe to try again.`,
    halts,
  };
}
