import "server-only";
import { Agent, request } from "undici";
import { processWide } from "@/server/process-wide";
import { readText, TooLargeError } from "@/server/http/read-text";

/** Largest answer we read, in bytes: a license with ten thousand webhooks stays well below. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

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

/** An answer of any status; `json` is undefined when its body is not JSON. */
export type Answer = { status: number; json: unknown };

function agent(): Agent {
  return processWide("agent", () => new Agent({ connections: 32, connect: { timeout: 5_000 } }));
}

/**
 * Sends one request to the accounts server or the Configuration API and reads the whole answer. Follows no redirect.
 * @throws TransportError
 */
export async function exchange({ url, method, headers, body, timeoutMs }: Outgoing): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await request(url, { method, headers, body, signal, dispatcher: agent() });
    return { status: answer.statusCode, json: parse(await readText(answer.body, MAX_ANSWER_BYTES)) };
  } catch (error) {
    if (error instanceof TooLargeError) throw new TransportError("too_large", true, error);
    if (signal.aborted) throw new TransportError("timeout", true, error);
    throw new TransportError("unreachable", !UNSENT.has(codeOf(error)), error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// Several addresses of one host fail together, as an AggregateError that carries the code of the first.
function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
