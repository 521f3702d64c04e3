import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";
import { describeError, log } from "@/server/log";
import { abandoned, ACTION_MS, timeLeft } from "@/server/deadline";
import { heldTurns, holding } from "./held-turns";
import { enterLine, type Left } from "./line";
import { takeTurn, type Turn } from "./turn-rows";

/** Pause between two attempts to take a name from another process, in milliseconds: the first, and the longest. */
const LOOKS_MS = [10, 100] as const;
/** Pause of a process after giving back a name that others want, in milliseconds: longer than two of their attempts. */
const YIELD_MS = 250;
/** Time that a timer may fire too early, in milliseconds. */
const NEARLY_MS = 5;
/** Retry-After for a work that waited too long, in milliseconds. */
const AGAIN_MS = 5_000;

/**
 * Runs works with the same name one after the other, across all processes of a database: none interferes between another's
 * read and write. In one process they go in order of arrival, and wait until the action's deadline or the client leaves.
 * @param what the object that is changed, as words after "this"
 * @throws SafeError conflict, when the wait was too long; nothing was done
 */
export async function inTurn<T>(name: string, what: string, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + Math.min(ACTION_MS, timeLeft());
  const msLeft = () => until - performance.now();
  const leave = await enterLine(name, { ms: msLeft(), signal: abandoned() });
  if (typeof leave === "string") throw notDone(leave, what);
  let pauseMs = 0;
  try {
    const turn = await take(name, msLeft);
    if (typeof turn === "string") throw notDone(turn, what);
    try {
      return await holding(turn, work);
    } finally {
      if (await ended(turn)) pauseMs = YIELD_MS;
    }
  } finally {
    leave(pauseMs);
  }
}

async function take(name: string, msLeft: () => number): Promise<Turn | Left> {
  const db = await database();
  for (let pause: number = LOOKS_MS[0]; ; pause = Math.min(pause * 2, LOOKS_MS[1])) {
    if (abandoned()?.aborted) return "gone";
    const turn = await takeTurn(db, name);
    if (turn) return turn;
    if (msLeft() <= pause) return "waited too long";
    await sleep(pause);
  }
}

/** Gives a turn back. A failure is only logged: the work is done, and the turn expires by itself. */
async function ended(turn: Turn): Promise<boolean> {
  try {
    return await turn.end();
  } catch (error) {
    log("warn", "a turn was not given back", describeError(error));
    return false;
  }
}

function notDone(why: Left, what: string): SafeError {
  const message =
    // The deadline and the wait in line end at the same moment, give or take NEARLY_MS.
    why === "gone" && timeLeft() > NEARLY_MS
      ? "The browser had left before the change began, so nothing was changed."
      : `Another change of this ${what} is still under way, so nothing was changed. Try again in a moment.`;
  return new SafeError("conflict", message, undefined, "no", {
    asked: { why: "too_many_requests", ms: AGAIN_MS },
  });
}

/**
 * Checks, right before an irreversible call, that this process still holds all turns of the current work.
 * @throws SafeError when this process was suspended for so long that another may have taken a turn over
 */
export async function assertTurns(): Promise<void> {
  for (const turn of heldTurns()) {
    if (await turn.isHeld()) continue;
    const message =
      "Switchboard was suspended for so long that another person may have changed this in the meantime. Nothing was changed; try again.";
    throw new SafeError("conflict", message);
  }
}
