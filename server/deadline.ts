import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { durationWords } from "@/lib/contract/waiting/retry-after";
import { SafeError } from "./errors";
import { processWide } from "./process-wide";

/** Time limit of one action of a person, in milliseconds: calls, repeats, waits, turns and a token refresh together. */
export const ACTION_MS = 20_000;
/** Time limit of an action that reads the whole license and compares it with a file, in milliseconds. */
export const WHOLE_LICENSE_MS = 120_000;

type Action = {
  ms: number;
  until: number;
  /** Aborts when the time is up, or when the client left before the first write. */
  signal: AbortSignal;
  /** Set once a write was sent: the action is then carried out even if the client leaves. */
  wrote: boolean;
};

/** The time is up, or the client left. This call was not sent; earlier calls of the action may have changed something. */
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
  /** Aborts when the client has left. */
  client?: AbortSignal;
};

/** Runs an action under a deadline that all calls inside it share. A nested deadline never ends later than the outer one. */
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
    // Ends calls that the action started but did not wait for.
    end();
    for (const signal of leaving) signal.removeEventListener("abort", leave);
    if (outer) outer.wrote ||= action.wrote;
  }
}

/** Runs work free of the current action's deadline, because other requests share it or it outlives the action. */
export function withoutDeadline<T>(work: () => T): T {
  return actions().run(undefined, work);
}

/** Milliseconds until the deadline of the action under way; infinite where there is none. */
export function timeLeft(): number {
  const action = actions().getStore();
  return action === undefined ? Number.POSITIVE_INFINITY : Math.max(0, action.until - Date.now());
}

/** Signal that aborts when the current action is no longer wanted; undefined outside an action. */
export function abandoned(): AbortSignal | undefined {
  return actions().getStore()?.signal;
}

/** @throws DeadlineError when the current action is no longer wanted */
export function assertWanted(): void {
  if (abandoned()?.aborted || timeLeft() <= 0) throw new DeadlineError();
}

/**
 * Must be called before a write is sent: from then on the action continues even if the client leaves.
 * @throws DeadlineError when the action is no longer wanted; nothing was sent
 */
export function beginWrite(): void {
  assertWanted();
  const action = actions().getStore();
  if (action) action.wrote = true;
}

/**
 * Waits for shared work as long as the current action is wanted; the work itself continues.
 * @param isSent whether the work is a call in progress: the deadline ends that call, which alone knows what it may have changed
 * @throws DeadlineError
 */
export async function whileWanted<T>(work: Promise<T>, isSent = () => false): Promise<T> {
  const signal = abandoned();
  if (signal === undefined) return work;
  // Abandoned work that fails later must not end the process by an unhandled rejection.
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
