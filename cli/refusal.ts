import { errorReplySchema } from "@/lib/contract/errors";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import type { Proxy } from "@/lib/contract/addresses/proxy";
import { type Asked, durationWords } from "@/lib/contract/waiting/retry-after";
import { CallError } from "@/lib/transfer/current";

type Changed = "no" | "unknown";

/** Failures before a byte of the call has left. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** Message of undici for a proxy that does not let the call through. */
const PROXY_ANSWER = /^Proxy response \((\d+)\)/;

/** Error for a call without an answer. It names the proxy, which may be at fault. */
export function noAnswer(
  apiUrl: string,
  error: unknown,
  unknown: Changed,
  proxy: Proxy | undefined,
): CallError {
  const way = proxy ? ` through the proxy ${proxy.shown}` : "";
  if (error instanceof Error && error.name === "TimeoutError") {
    return new CallError("timeout", `The Configuration API at ${apiUrl} took too long${way}.`, unknown);
  }
  const causes = causesOf(error);
  const refused = causes.map(({ message }) => PROXY_ANSWER.exec(message)?.[1]).find(Boolean);
  const code =
    causes.map((cause) => ("code" in cause ? String(cause.code) : "")).find(Boolean) ?? "no answer";
  const why = refused === undefined ? code : `the proxy answered ${refused}`;
  const changed = refused !== undefined || UNSENT.has(code) ? "no" : unknown;
  return new CallError(
    "no_answer",
    `The Configuration API cannot be reached at ${apiUrl}${way} (${why}).`,
    changed,
  );
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

const HINTS: Record<string, (method: MethodName) => string> = {
  authentication: () => " Is SWITCHBOARD_TOKEN still valid?",
  authorization: (method) => ` It needs one of ${METHODS[method].scopes.join(", ")}.`,
  unsupported_version: () => " Set CONFIGURATION_API_VERSION to one it serves.",
};

type Answered = { status: number; json: unknown; asked: Asked | undefined; at: number };

/** Error for an answer other than success. */
export function refusal(
  method: MethodName,
  { status, json, asked, at }: Answered,
  unknown: Changed,
): CallError {
  const changed = status >= 500 ? unknown : "no";
  const later = comeAgain(asked, at);
  const reply = errorReplySchema.safeParse(json);
  if (!reply.success) {
    const type =
      status === 429 ? "too_many_requests" : status === 502 || status === 503 ? "no_answer" : "unreadable";
    return new CallError(type, `${method} was answered with status ${status}.${later}`, changed, asked);
  }
  const { type, message } = reply.data.error;
  const sentence = message.replace(/\.$/, "");
  const hint = HINTS[type]?.(method) ?? "";
  return new CallError(type, `${method} was refused (${type}): ${sentence}.${hint}${later}`, changed, asked);
}

/** Retry time in words, also as a time of day: the log of a pipeline may be read much later. */
function comeAgain(asked: Asked | undefined, at: number): string {
  if (asked?.ms === undefined) return "";
  const time = new Date(at + asked.ms)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
  return ` The API asks to try again in ${durationWords(asked.ms)}, at ${time}.`;
}
