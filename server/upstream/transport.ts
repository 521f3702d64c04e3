import "server-only";
import { type Dispatcher, request } from "undici";
import { isDeeper } from "@/lib/contract/depth";
import { MAX_ANSWER_BYTES } from "@/lib/contract/limits";
import { UnusableProxy } from "@/lib/contract/proxy";
import { type Asked, askedBy } from "@/lib/contract/retry-after";
import { readText, TooLargeError } from "@/server/http/read-text";
import { watchCall } from "@/server/telemetry/watch-call";
import { refusedByProxy, type Route, routeTo } from "./route";

/** Failures that happen before a byte of the request has left. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** No answer, or one that could not be read to its end. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  constructor(
    readonly kind: "timeout" | "unreachable" | "too_large",
    /** Whether the other side may have seen the request. */
    readonly sent: boolean,
    cause: unknown,
    /** The way it went, in words that go on a sentence; empty if it was the direct one. */
    readonly way = "",
  ) {
    super(`the request failed: ${kind}`, { cause });
  }
}

export type Outgoing = {
  url: string;
  method: "GET" | "POST" | "DELETE";
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
};

/** An answer of any status; `json` is undefined when its body is no JSON that can be walked. `asked`: it asks to come again later. */
export type Answer = { status: number; json: unknown; asked?: Asked };

/**
 * Sends one request to the accounts server or the Configuration API and reads the whole answer. Follows no redirect.
 * @throws TransportError
 */
export async function exchange(outgoing: Outgoing): Promise<Answer> {
  return watchCall(outgoing, (headers) => exchangeOnce({ ...outgoing, headers }), outcomeOf);
}

function outcomeOf(result: { answer: Answer } | { error: unknown }): string {
  if ("error" in result) return result.error instanceof TransportError ? result.error.kind : "failed";
  const { status } = result.answer;
  return status >= 500 ? "failed" : status >= 400 ? "refused" : "ok";
}

async function exchangeOnce({ url, method, headers, body, timeoutMs }: Outgoing): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { dispatcher, proxy } = routeOf(url);
  const way = proxy ? ` through the proxy ${proxy.shown}` : "";
  try {
    const answer = await request(url, { method, headers, body, signal, dispatcher });
    const json = parse(await readText(answer.body, MAX_ANSWER_BYTES));
    return { status: answer.statusCode, json, asked: askedOf(answer) };
  } catch (error) {
    if (error instanceof TooLargeError) throw new TransportError("too_large", true, error, way);
    if (signal.aborted) throw new TransportError("timeout", true, error, way);
    const refused = refusedByProxy(error);
    if (refused !== undefined) {
      throw new TransportError("unreachable", false, error, `${way}, which answered ${refused}`);
    }
    throw new TransportError("unreachable", !UNSENT.has(codeOf(error)), error, way);
  }
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
