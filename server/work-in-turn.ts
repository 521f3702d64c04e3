import "server-only";
import { SafeError } from "@/server/errors";

/** Retry time for a person who finds no free place, in milliseconds. */
const AGAIN_MS = 5_000;

type Limits = {
  /** Works that run at the same time. */
  atOnce: number;
  /** Works that may wait, of all people and of one person. */
  waiting: number;
  waitingOfOne: number;
  /** The work in words: "reading files". */
  doing: string;
};

type Waiting = { person: string; begin: () => void };

/** Too many works are running or waiting; this one was not begun. */
export class BusyError extends SafeError {
  static override readonly kind: string = "BusyError";
  override readonly name = "BusyError";
  constructor(whose: "yours" | "others", doing: string) {
    super(
      "too_many_requests",
      whose === "yours"
        ? `Switchboard is still ${doing} for you. Wait until that is done, then try again.`
        : `Switchboard is busy ${doing} for others. Try again in a few seconds.`,
      undefined,
      "no",
      { asked: { why: "too_many_requests", ms: AGAIN_MS } },
    );
  }
}

/** Thrown when the client has left; no one reads this error. */
export class LeftError extends SafeError {
  static override readonly kind: string = "LeftError";
  override readonly name = "LeftError";
  constructor() {
    super("validation", "The request was given up.");
  }
}

/**
 * Limits heavy work: `atOnce` in total, and one at a time for each person, so that one person cannot fill
 * all places. A few more may wait; further ones are refused. A client that leaves also leaves the queue.
 */
export function createTurns({ atOnce, waiting: mostWaiting, waitingOfOne, doing }: Limits) {
  const working = new Set<string>();
  const queue: Waiting[] = [];

  const beginNext = () => {
    while (working.size < atOnce) {
      const at = queue.findIndex(({ person }) => !working.has(person));
      const [next] = at < 0 ? [] : queue.splice(at, 1);
      if (next === undefined) return;
      working.add(next.person);
      next.begin();
    }
  };

  const turnOf = (person: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal.aborted) throw new LeftError();
      const free = working.size < atOnce && !working.has(person);
      const own = queue.filter((one) => one.person === person).length;
      if (!free && own >= waitingOfOne) throw new BusyError("yours", doing);
      if (!free && queue.length >= mostWaiting) throw new BusyError("others", doing);
      const leave = () => {
        const at = queue.indexOf(mine);
        if (at >= 0) queue.splice(at, 1);
        reject(new LeftError());
      };
      const begin = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const mine: Waiting = { person, begin };
      signal.addEventListener("abort", leave, { once: true });
      queue.push(mine);
      beginNext();
    });

  return async <T>(person: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    await turnOf(person, signal);
    try {
      return await work();
    } finally {
      working.delete(person);
      beginNext();
    }
  };
}
