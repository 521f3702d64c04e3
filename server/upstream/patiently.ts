import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { createPatience, type Limits, type Patience } from "@/lib/contract/waiting/patience";
import { abandoned, whileWanted } from "@/server/deadline";
import { processWide } from "@/server/process-wide";
import { PAUSED, UpstreamError } from "./failures";

/**
 * Waits of a request are short, because a person waits for it; for a longer one the browser is told, which
 * shows the wait.
 */
const WAITS: Limits = { wait: 3_000, stall: 6_000, unsaid: [500] };

const patiences = () => processWide("patience", () => new Map<string, Patience>());

/**
 * Makes a call of a session, and sends it again when the API asks to come again soon. Any call is sent
 * again after a 429, which has changed nothing, but only a read after a 503. Calls that were refused
 * together are sent again one by one.
 * @throws UpstreamError with the API's retry time, if that is too long
 */
export async function patiently<T>(sid: string, call: () => Promise<T>): Promise<T> {
  const patience = patiences().get(sid) ?? newPatience();
  patiences().set(sid, patience);
  let isSent = false;
  const send = async () => {
    isSent = true;
    try {
      return await call();
    } finally {
      isSent = false;
    }
  };
  const isLeft = () => abandoned()?.aborted ?? false;
  try {
    return await whileWanted(patience.call(send, isLeft), () => isSent);
  } finally {
    if (patience.idle()) patiences().delete(sid);
  }
}

/** Whether waiting here helps: the API refused the call for now. A paused call fails at once; the browser waits instead. */
function isPassing(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.changed === "no" && error.type !== PAUSED;
}

function newPatience(): Patience {
  return createPatience({
    limits: WAITS,
    now: Date.now,
    sleep: (ms) => sleep(ms),
    askedBy: (error) => (isPassing(error) ? error.asked : undefined),
  });
}
