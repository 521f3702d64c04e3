import "server-only";
import { withoutDeadline } from "@/server/deadline";
import { describeError, log } from "@/server/log";
import { processWide } from "@/server/process-wide";

/** Between two attempts that nobody has asked for, in milliseconds; doubled after each. */
const PAUSE_MS = 15_000;
const ATTEMPTS = 8;

/**
 * Does `work` later, at the earliest at `from`, for the replacement of this id. What cannot be finished after some
 * attempts is left to the next look at the webhooks.
 */
export function later(id: string, from: number, work: () => Promise<unknown>): void {
  const attempts = processWide("replacement-attempts", () => new Map<string, number>());
  const attempt = attempts.get(id) ?? 0;
  if (attempt >= ATTEMPTS) return void attempts.delete(id);
  attempts.set(id, attempt + 1);
  const delay = Math.max(from - Date.now(), PAUSE_MS * 2 ** attempt);
  const goOn = () =>
    void work().catch((error: unknown) =>
      log("warn", "a replacement could not be gone on with", { replacement: id, ...describeError(error) }),
    );
  // Whoever asked for it has had an answer by then.
  withoutDeadline(() => setTimeout(goOn, delay).unref());
}
