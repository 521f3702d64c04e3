import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/server/process-wide";

/** What is known of the request that is being answered, wherever in the process that happens. */
export type RequestContext = {
  /** Names the request in the log, in the journal, in the answer and to the servers that are asked for it. */
  id: string;
  /** Of whoever is signed in, once that is known. */
  licenseId?: number;
  /** Which session of theirs, as the log may name it (server/auth/session-rows.ts). */
  session?: string;
};

const storage = processWide("request", () => new AsyncLocalStorage<RequestContext>());

/** Does work as part of a request. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The request that this work is a part of; undefined for what a process does by itself, and in `npm run dev`. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Notes whose request it is, for its lines in the log. */
export function noteWhose(licenseId: number, session?: string): void {
  const context = storage.getStore();
  if (context) Object.assign(context, { licenseId, session });
}
