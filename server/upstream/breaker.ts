import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import {
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  handleWhen,
  type IBackoff,
  type IBreaker,
} from "cockatiel";
import { log } from "@/server/log";
import { processWide } from "@/server/process-wide";
import { type Answer, PausedError, TransportError } from "./transport-error";

/** Failures in a row after which a server counts as down, if the first of their calls began so long ago, in milliseconds. */
const FAILURES = 5;
const LEAST_MS = 1_000;
/** How long it is left alone then, in milliseconds; longer each time that it still is. One call tries it after that. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** How long others wait for the call that tries it, and when they are to come again if it takes longer, in milliseconds. */
const TRIAL_MS = 300;
const TRYING_MS = 1_000;

export type BreakerState = { host: string; state: "closed" | "half_open" | "open" };
type Breaker = {
  policy: CircuitBreakerPolicy;
  /** When it is tried again, while it is down. */
  until: number;
  /** The call that tries it. */
  trial?: Promise<unknown>;
  down: boolean;
  /** When the first call of the failures in a row began. */
  failingSince: number | undefined;
};

const breakers = () => processWide("breakers", () => new Map<string, Breaker>());

/**
 * Makes a call of a server unless that has failed too often in a row. While it is down calls fail at once, so that nobody waits
 * for what does not come; then one call finds out whether it is up again.
 * @throws PausedError with when it is tried again; nothing was sent
 */
export async function guarded(url: string, call: () => Promise<Answer>): Promise<Answer> {
  const { host } = new URL(url);
  const breaker = breakers().get(host) ?? createBreaker(host);
  const { policy } = breaker;
  const isTried = () => policy.state === CircuitState.HalfOpen;
  // The library would have others wait for the call that tries it, however long that takes.
  if (isTried()) await Promise.race([breaker.trial, sleep(TRIAL_MS)]);
  if (isTried()) throw new PausedError(TRYING_MS);
  const wait = breaker.until - Date.now();
  if (policy.state === CircuitState.Open && wait > 0) throw new PausedError(wait);
  const made = policy.execute(() => noted(breaker, call));
  if (isTried()) breaker.trial = made.catch(() => undefined);
  return made;
}

/** Notes when calls began that fail: those that hang say more than those that all fail in one moment. */
async function noted(breaker: Breaker, call: () => Promise<Answer>): Promise<Answer> {
  const began = Date.now();
  const note = (failed: boolean) => {
    if (failed) breaker.failingSince = Math.min(breaker.failingSince ?? began, began);
  };
  try {
    const answer = await call();
    note(isFailure(answer));
    return answer;
  } catch (error) {
    note(isDown(error));
    throw error;
  }
}

/** The servers that were called, for metrics. */
export function breakerStates(): BreakerState[] {
  const names = new Map<CircuitState, BreakerState["state"]>([
    [CircuitState.Closed, "closed"],
    [CircuitState.HalfOpen, "half_open"],
  ]);
  return [...breakers()].map(([host, { policy }]) => ({ host, state: names.get(policy.state) ?? "open" }));
}

function createBreaker(host: string): Breaker {
  const opened = (times: number): IBackoff<unknown> => {
    const duration = PAUSES_MS[times] ?? PAUSES_MS[PAUSES_MS.length - 1] ?? 0;
    breaker.until = Date.now() + duration;
    return { duration, next: () => opened(times + 1) };
  };
  // A call that was to find out and was cut short has not found out.
  const isTrying = () => policy.state === CircuitState.HalfOpen;
  const policy = circuitBreaker(
    handleWhen((error) => isDown(error) || isTrying()).orWhenResult((result) => isFailure(result as Answer)),
    { halfOpenAfter: { next: () => opened(0) }, breaker: streak(() => breaker) },
  );
  const breaker: Breaker = { policy, until: 0, down: false, failingSince: undefined };
  policy.onStateChange((state) => {
    const down = state !== CircuitState.Closed;
    if (down !== breaker.down) say(host, down);
    breaker.down = down;
  });
  breakers().set(host, breaker);
  return breaker;
}

/** Counts failures in a row. */
function streak(of: () => Breaker): IBreaker {
  let count = 0;
  return {
    state: undefined,
    success: () => {
      count = 0;
      of().failingSince = undefined;
    },
    failure: () => {
      count += 1;
      return count >= FAILURES && Date.now() - (of().failingSince ?? Date.now()) >= LEAST_MS;
    },
  };
}

function say(host: string, down: boolean): void {
  log(down ? "warn" : "info", down ? "an upstream does not answer" : "an upstream answers again", { host });
}

/** What was cut short by us, was too large or was refused before it left says nothing of whether it is up. */
function isDown(error: unknown): boolean {
  return error instanceof TransportError && error.kind !== "too_large" && !error.ours;
}

/** What gateways say of a server that is away. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** A server that says when to come again is up, and so is one that fails at what it is asked: others may be asked of it. */
function isFailure({ status, asked }: Answer): boolean {
  return AWAY.has(status) && asked === undefined;
}
