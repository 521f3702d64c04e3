import { createPatience } from "@/lib/contract/waiting/patience";
import { againWords, type Asked } from "@/lib/contract/waiting/retry-after";
import { ApiError } from "./api-error";
import { showWaiting, stopsUntilNow } from "./waiting";
import { placeWaitingNote } from "./waiting-note";

/* Loaded when the API asks to wait for the first time (http.ts). */

const SECOND = 1000;
/** Longest waits in milliseconds. For a longer one the call fails, and its message names the time. */
const LIMITS = { wait: 60 * SECOND, stall: 120 * SECOND, unsaid: [] };

const patience = createPatience({
  limits: LIMITS,
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  askedBy: (error) => (error instanceof ApiError && error.changed === "no" ? askedOf(error) : undefined),
  waits: (ms, { why }, refusal) => {
    placeWaitingNote();
    showWaiting({ until: Date.now() + ms, why, said: saidBy(refusal) });
  },
  waited: () => showWaiting(undefined),
});

/** Message of a refusal without its time of the next try, which the page counts down. */
function saidBy(refusal: unknown): string {
  const message = refusal instanceof ApiError ? refusal.message : "";
  return message.replace(/(; Switchboard tries again in \d+ s)?\.?$/, "");
}

function askedOf({ status, retryAfter }: ApiError): Asked | undefined {
  if (retryAfter === undefined) return undefined;
  return { why: status === 429 ? "too_many_requests" : "unavailable", ms: retryAfter * SECOND };
}

/**
 * Repeats a refused call of the dashboard's API after the time that the refusal named, if it changed
 * nothing. WaitingNote shows the wait; a bulk run shows it in its progress.
 * @throws ApiError with the time in words if the wait is too long or was stopped
 */
export async function again<T>(refusal: ApiError, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const before = stopsUntilNow();
  try {
    return await patience.again(refusal, call, () => stopsUntilNow() > before || signal?.aborted === true);
  } catch (error) {
    throw error instanceof ApiError && error.retryAfter !== undefined ? withTime(error) : error;
  }
}

function withTime(error: ApiError): ApiError {
  const { status, code, issues, changed, retryAfter = 0 } = error;
  const message = `${saidBy(error)}. ${againWords(retryAfter * SECOND)}`;
  return new ApiError(status, { code, message, issues, changed, retry_after: retryAfter });
}
