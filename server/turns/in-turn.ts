import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/server/database/database";
import { SafeError } from "@/server/errors";
import { describeError, log } from "@/server/log";
import { abandoned, ACTION_MS, timeLeft } from "@/server/deadline";
import { heldTurns, holding } from "./held-turns";
import { enterLine, type Left } from "./line";
import { takeTurn, type Turn } from "./turn-rows";

/** Between two looks whether another process has given a name back, in milliseconds; the second is the longest. */
const LOOKS_MS = [10, 100] as const;
/** How long a process that others wait for leaves a name alone: longer than two looks of theirs. */
const YIELD_MS = 250;
/** How much earlier than its time a timer may come, in milliseconds. */
const NEARLY_MS = 5;
/** When to ask again, of whoever waited too long, in milliseconds. */
const AGAIN_MS = 5_000;

/**
 * Runs works of one name one after the other, in whichever process of this database: none comes between another's reading
 * and writing. They wait in the order in which they came to their process, for as long as their action may take, and while their client is there.
 * @param what the thing that is changed, in words that go on "this"
 * @throws SafeError conflict, when the wait was too long: nothing was done then
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

/** What was done is done: a turn that cannot be given back runs out by itself. */
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
    // The deadline's end and the line's come together.
    why === "gone" && timeLeft() > NEARLY_MS
      ? "Nobody waited for it any more, so nothing was changed."
      : `Another change of this ${what} is still under way, so nothing was changed. Try again in a moment.`;
  return new SafeError("conflict", message, undefined, "no", {
    asked: { why: "too_many_requests", ms: AGAIN_MS },
  });
}

/**
 * Makes sure, right before something is asked for that cannot be undone, that every turn it is done in is still ours.
 * @throws SafeError when this process stood still for so long that another may have gone on
 */
export async function assertTurns(): Promise<void> {
  for (const turn of heldTurns()) {
    if (await turn.isHeld()) continue;
    const message =
      "Switchboard stood still for so long that somebody else may have changed this meanwhile, so nothing was changed. Try again.";
    throw new SafeError("conflict", message);
  }
}
