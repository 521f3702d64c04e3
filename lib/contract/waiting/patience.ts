import type { Asked } from "./retry-after";

/** Limits of waiting for refused calls, in milliseconds. */
export type Limits = {
  /** Longest single wait; a call whose refusal asks for more fails at once. */
  wait: number;
  /** Longest time from the first refusal until a call succeeds; a wait that would exceed it is not begun. */
  stall: number;
  /** Waits after the first, second… refusal in a row without a time; after the last the call fails. */
  unsaid: readonly number[];
};

export type Surroundings = {
  limits: Limits;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** The wait that a failed call asks for; undefined where sending it again may do harm or help nobody. */
  askedBy: (error: unknown) => Asked | undefined;
  /** Called at the start of each wait with the refusal that caused it; `waited` is called at its end. */
  waits?: (ms: number, asked: Asked, refusal: unknown) => void;
  waited?: () => void;
};

/** Interval at which a wait checks whether it was stopped, in milliseconds. */
const LOOK_MS = 250;
/** Shortest wait after a first refusal, in milliseconds; doubled for each further refusal in a row. */
const SHORTEST_MS = 100;

type Stopped = () => boolean;
type Refused = { error: unknown; asked: Asked; at: number };

/**
 * Sends calls, and repeats refused ones after the time that the refusal names. Refused calls stand in a line
 * and are sent one by one; others wait until the line is empty, because an API that limits calls would refuse
 * a crowd that comes back together.
 * @returns a function that makes one call, and throws its last refusal where the limits are met
 */
export function createPatience(surroundings: Surroundings) {
  const { limits, now, sleep, askedBy, waits, waited } = surroundings;
  let line: Promise<unknown> = Promise.resolve();
  let inLine = 0;
  let refusedSince: number | undefined;

  async function attempt<T>(call: () => Promise<T>): Promise<{ value: T } | { refused: Refused }> {
    try {
      const value = await call();
      refusedSince = undefined;
      return { value };
    } catch (error) {
      const refused = refusedBy(error);
      if (refused === undefined) throw error;
      return { refused };
    }
  }

  function refusedBy(error: unknown): Refused | undefined {
    const asked = askedBy(error);
    if (asked === undefined) return undefined;
    refusedSince ??= now();
    return { error, asked, at: now() };
  }

  /** The wait after this many refusals in a row; undefined where it is beyond the limits. */
  function pauseAfter({ asked, at }: Refused, refusals: number): number | undefined {
    const named = asked.ms === undefined ? limits.unsaid[refusals - 1] : asked.ms;
    if (named === undefined || named > limits.wait) return undefined;
    const least = Math.min(SHORTEST_MS * 2 ** (refusals - 1), limits.wait);
    const ms = Math.max(named, least) - (now() - at);
    const stalled = now() + ms - (refusedSince ?? now());
    return stalled > limits.stall ? undefined : Math.max(0, ms);
  }

  async function pause(ms: number, { asked, error }: Refused, stopped: Stopped): Promise<void> {
    if (ms > 0) waits?.(ms, asked, error);
    const until = now() + ms;
    while (now() < until && !stopped()) await sleep(Math.min(LOOK_MS, until - now()));
    waited?.();
  }

  async function again<T>(call: () => Promise<T>, first: Refused, stopped: Stopped): Promise<T> {
    let refused = first;
    for (let refusals = 1; ; refusals++) {
      const ms = pauseAfter(refused, refusals);
      if (ms === undefined || stopped()) throw refused.error;
      await pause(ms, refused, stopped);
      if (stopped()) throw refused.error;
      const outcome = await attempt(call);
      if ("value" in outcome) return outcome.value;
      refused = outcome.refused;
    }
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    inLine += 1;
    const done = line.then(work).finally(() => {
      inLine -= 1;
      if (inLine === 0) refusedSince = undefined;
    });
    line = done.catch(() => undefined);
    return done;
  }

  return {
    /** @param stopped whether the call is no longer wanted; its refusal is thrown then */
    call: async <T>(call: () => Promise<T>, stopped: Stopped = () => false): Promise<T> => {
      while (inLine > 0) await line;
      const outcome = await attempt(call);
      return "value" in outcome ? outcome.value : inTurn(() => again(call, outcome.refused, stopped));
    },
    /** Repeats a call that has just failed with `error`, within the same limits. */
    again: async <T>(error: unknown, call: () => Promise<T>, stopped: Stopped = () => false): Promise<T> => {
      const refused = refusedBy(error);
      if (refused === undefined) throw error;
      return inTurn(() => again(call, refused, stopped));
    },
    /** Whether no refused call is waiting. */
    idle: () => inLine === 0,
  };
}

export type Patience = ReturnType<typeof createPatience>;
