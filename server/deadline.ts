import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { durationWords } from "@/lib/contract/retry-after";
import { SafeError } from "./errors";
import { processWide } from "./process-wide";

/** What one action of a person may take, in milliseconds: its calls, their repeats, waits, turns and a refresh together. */
export const ACTION_MS = 20_000;
/** The same where everything that a license has is read and a file is compared with it, in milliseconds. */
export const WHOLE_LICENSE_MS = 120_000;

type Action = {
  ms: number;
  until: number;
  /** Aborts when the time is up, or when the client went away before anything was written. */
  signal: AbortSignal;
  /** A write was sent: what was begun is carried out, whether or not anybody waits for it. */
  wrote: boolean;
};

/** Nobody waits any more, or not for as long as it takes. What was sent before may have changed something; this was not sent. */
export class DeadlineError extends SafeError {
  static override readonly kind: string = "DeadlineError";
  override readonly name = "DeadlineError";
  constructor() {
    const { ms = ACTION_MS } = actions().getStore() ?? {};
    super("upstream_timeout", `This took longer than ${durationWords(ms)}, so Switchboard stopped waiting.`);
  }
}

const actions = () => processWide("actions", () => new AsyncLocalStorage<Action | undefined>());

type Limits = {
  ms?: number;
  /** Aborts when whoever asked has gone away. */
  client?: AbortSignal;
};

/** Runs an action under a deadline, which everything that it calls finds here. One inside of another ends no later than that. */
export async function withDeadline<T>(
  work: () => Promise<T>,
  { ms = ACTION_MS, client }: Limits = {},
): Promise<T> {
  const outer = actions().getStore();
  const controller = new AbortController();
  const until = Math.min(Date.now() + ms, outer?.until ?? Number.POSITIVE_INFINITY);
  const action: Action = { until, signal: controller.signal, ms, wrote: outer?.wrote ?? false };
  const end = () => controller.abort();
  const leave = () => {
    if (!action.wrote) end();
  };
  const timer = setTimeout(end, until - Date.now());
  const leaving = [client, outer?.signal].filter((signal) => signal !== undefined);
  for (const signal of leaving) {
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave);
  }
  try {
    return await actions().run(action, work);
  } finally {
    clearTimeout(timer);
    // What is still under way was left by the action; nobody waits for it.
    end();
    for (const signal of leaving) signal.removeEventListener("abort", leave);
    if (outer) outer.wrote ||= action.wrote;
  }
}

/** Runs what is done for others too, or after the action has ended, without the deadline of whoever happens to begin it. */
export function withoutDeadline<T>(work: () => T): T {
  return actions().run(undefined, work);
}

/** Milliseconds until the deadline of the action under way; infinite where there is none. */
export function timeLeft(): number {
  const action = actions().getStore();
  return action === undefined ? Number.POSITIVE_INFINITY : Math.max(0, action.until - Date.now());
}

/** Aborts when nobody waits for the action under way any more; undefined where there is no deadline. */
export function abandoned(): AbortSignal | undefined {
  return actions().getStore()?.signal;
}

/** @throws DeadlineError when nobody waits for the action under way any more */
export function assertWanted(): void {
  if (abandoned()?.aborted || timeLeft() <= 0) throw new DeadlineError();
}

/**
 * To be said before a write is sent: from then on the action goes on also when the client has gone away.
 * @throws DeadlineError when nobody waits for it any more; nothing was sent then
 */
export function beginWrite(): void {
  assertWanted();
  const action = actions().getStore();
  if (action) action.wrote = true;
}

/**
 * Waits for what others may wait for too, as long as the action under way is wanted; the work itself goes on.
 * @param isSent whether the work is a call just now, which the deadline ends and which alone knows what it may have changed
 * @throws DeadlineError
 */
export async function whileWanted<T>(work: Promise<T>, isSent = () => false): Promise<T> {
  const signal = abandoned();
  if (signal === undefined) return work;
  // Heard once more by nobody: a work that fails after it was left must not end the process.
  work.catch(() => undefined);
  assertWanted();
  let stop = () => {};
  const left = new Promise<never>((_, reject) => {
    stop = () => {
      if (!isSent()) reject(new DeadlineError());
    };
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
