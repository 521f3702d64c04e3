import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/server/process-wide";

/** Facts about the request being answered, available to all code that works on it. */
export type RequestContext = {
  /** Names the request in the log, the journal, the answer and calls of other servers. */
  id: string;
  /** License of the signed-in person, once known. */
  licenseId?: number;
  /** Mark of the session for the log (server/sign-in/session-rows.ts). */
  session?: string;
};

const storage = processWide("request", () => new AsyncLocalStorage<RequestContext>());

export function inRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The current request; undefined in background work, and in `npm run dev`. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Adds license and session to the current request's log lines. */
export function noteWhose(licenseId: number, session?: string): void {
  const context = storage.getStore();
  if (context) Object.assign(context, { licenseId, session });
}
