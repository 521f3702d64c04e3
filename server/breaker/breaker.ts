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

/** Failures in a row after which a server counts as down, if the first of them began at least LEAST_MS ago. */
const FAILURES = 5;
const LEAST_MS = 1_000;
/** Pauses without calls while a server is down, in milliseconds: longer each time. After each, one trial call is made. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/**
 * Time that other calls wait for the trial call, and their retry time if it takes longer, in milliseconds.
 */
const TRIAL_MS = 300;
const TRYING_MS = 1_000;

export type BreakerState = { host: string; state: "closed" | "half_open" | "open" };
type Breaker = {
  policy: CircuitBreakerPolicy;
  /** Time of the next trial call, while the server is down. */
  until: number;
  /** The trial call under way. */
  trial?: Promise<unknown>;
  down: boolean;
  /** Start of the first call in the current row of failures. */
  failingSince: number | undefined;
};

const breakers = () => processWide("breakers", () => new Map<string, Breaker>());

/**
 * Calls a server through its circuit breaker. While the server is down, calls fail at once instead of waiting in vain;
 * after a pause one trial call finds out whether it is up again.
 * @throws PausedError with the time until the next trial; nothing was sent
 */
export async function guarded(url: string, call: () => Promise<Answer>): Promise<Answer> {
  const { host } = new URL(url);
  const breaker = breakers().get(host) ?? createBreaker(host);
  const { policy } = breaker;
  const isTried = () => policy.state === CircuitState.HalfOpen;
  // The library makes other calls wait for the trial call, without a time limit.
  if (isTried()) await Promise.race([breaker.trial, sleep(TRIAL_MS)]);
  if (isTried()) throw new PausedError(TRYING_MS);
  const wait = breaker.until - Date.now();
  if (policy.state === CircuitState.Open && wait > 0) throw new PausedError(wait);
  const made = policy.execute(() => noted(breaker, call));
  if (isTried()) breaker.trial = made.catch(() => undefined);
  return made;
}

/** Notes the start of failing calls: five that hang for seconds mean more than five that fail within one moment. */
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

/** States of the breakers, for metrics. */
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
  // A trial call that was cut short counts as a failure, because it proved nothing.
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

/** Opens the breaker after FAILURES failures in a row. */
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

/** Whether an error means that the server is down. Calls that we cut short, too large or refused before sending do not. */
function isDown(error: unknown): boolean {
  return error instanceof TransportError && error.kind !== "too_large" && !error.ours;
}

/** Statuses by which gateways report an absent server. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** A server that names a retry time is up, and so is one that answers 500: other methods may still work. */
function isFailure({ status, asked }: Answer): boolean {
  return AWAY.has(status) && asked === undefined;
}
