import "server-only";
import { type Dispatcher, request } from "undici";
import { isDeeper } from "@/lib/contract/depth";
import { MAX_ANSWER_BYTES } from "@/lib/contract/limits";
import { UnusableProxy } from "@/lib/contract/addresses/proxy";
import { type Asked, askedBy } from "@/lib/contract/waiting/retry-after";
import { abandoned, assertWanted, beginWrite, DeadlineError, timeLeft } from "@/server/deadline";
import { readText, TooLargeError } from "@/server/read-text";
import { watchCall } from "@/server/telemetry/watch-call";
import { guarded } from "@/server/breaker/breaker";
import { refusedByProxy, type Route, routeTo } from "./route";
import { type Answer, TransportError } from "@/server/breaker/transport-error";

/** Failures that happen before a byte of the request has left. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

export type Outgoing = {
  url: string;
  method: "GET" | "POST" | "DELETE";
  headers: Record<string, string>;
  body?: string;
  /** A read ends when its action is no longer wanted; a write that was sent is waited for. */
  kind: "read" | "write";
  timeoutMs: number;
};

/**
 * Sends one request to the accounts server or the Configuration API and reads the whole answer. Follows no redirect.
 * @throws TransportError
 * @throws DeadlineError when the action is no longer wanted; nothing was changed
 */
export async function exchange(outgoing: Outgoing): Promise<Answer> {
  return watchCall(outgoing, (headers) => exchangeOnce({ ...outgoing, headers }), outcomeOf);
}

function outcomeOf(result: { answer: Answer } | { error: unknown }): string {
  if ("error" in result) return result.error instanceof TransportError ? result.error.kind : "failed";
  const { status } = result.answer;
  return status >= 500 ? "failed" : status >= 400 ? "refused" : "ok";
}

async function exchangeOnce({ url, method, headers, body, kind, timeoutMs }: Outgoing): Promise<Answer> {
  if (kind === "write") beginWrite();
  else assertWanted();
  const time = AbortSignal.timeout(Math.max(1, Math.min(timeoutMs, timeLeft())));
  const left = kind === "read" ? abandoned() : undefined;
  const ours = timeLeft() < timeoutMs;
  const signal = left ? AbortSignal.any([time, left]) : time;
  const { dispatcher, proxy } = routeOf(url);
  const way = proxy ? ` through the proxy ${proxy.shown}` : "";
  return guarded(url, async () => {
    try {
      const answer = await request(url, { method, headers, body, signal, dispatcher });
      const json = parse(await readText(answer.body, MAX_ANSWER_BYTES));
      return { status: answer.statusCode, json, asked: askedOf(answer) };
    } catch (error) {
      if (error instanceof TooLargeError) throw new TransportError("too_large", true, error, way);
      if (left?.aborted) throw new DeadlineError();
      if (signal.aborted) throw new TransportError("timeout", true, error, way, ours);
      const refused = refusedByProxy(error);
      if (refused !== undefined) {
        throw new TransportError("unreachable", false, error, `${way}, which answered ${refused}`);
      }
      throw new TransportError("unreachable", !UNSENT.has(codeOf(error)), error, way);
    }
  });
}

function routeOf(url: string): Route {
  try {
    return routeTo(url);
  } catch (error) {
    if (!(error instanceof UnusableProxy)) throw error;
    throw new TransportError("unreachable", false, error, `: ${error.message}`);
  }
}

function askedOf({ statusCode, headers }: Dispatcher.ResponseData): Asked | undefined {
  const header = (name: string) => [headers[name]].flat()[0];
  return askedBy(statusCode, { retryAfter: header("retry-after"), date: header("date") }, Date.now());
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isDeeper(json) ? undefined : json;
  } catch {
    return undefined;
  }
}

// Several addresses of one host fail together, as an AggregateError that carries the code of the first.
function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
