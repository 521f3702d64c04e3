import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { createPatience, type Limits, type Patience } from "@/lib/contract/waiting/patience";
import { abandoned, whileWanted } from "@/server/deadline";
import { processWide } from "@/server/process-wide";
import { PAUSED, UpstreamError } from "./failures";

/** A person waits for the page: what takes longer is told to the browser, which waits in plain sight. */
const WAITS: Limits = { wait: 3_000, stall: 6_000, unsaid: [500] };

const patiences = () => processWide("patience", () => new Map<string, Patience>());

/**
 * Makes a call of a session, again when the API asks to come again soon. A 429 has changed nothing, whatever was asked; a
 * 503 may have, so that only reads are sent again. Whoever is refused together comes back one by one.
 * @throws UpstreamError with what the API asks for, where that is too long
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
