import { setTimeout as sleep } from "node:timers/promises";
import { errorReplySchema } from "@/lib/contract/errors";
import { REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { METHODS, type MethodName, type MethodReply } from "@/lib/contract/methods";
import { type Call, CallError } from "@/lib/transfer/current";
import type { Settings } from "./settings";
import { CommandError } from "./terminal";

/** Long enough for a restarting server to be there again. */
const RETRY_PAUSE_MS = 200;

/** Calls the Configuration API with the token of the environment. A read is tried twice, a write never. */
export function apiClient(settings: Settings): Call {
  if (settings.token === undefined) {
    throw new CommandError(
      "SWITCHBOARD_TOKEN is missing: an access token of the Configuration API. For the embedded platform: export SWITCHBOARD_TOKEN=$(npm run -s token)",
    );
  }
  const attempt = <M extends MethodName>(method: M, body: Record<string, unknown>) =>
    send(settings, method, body);
  return async (method, body) => {
    try {
      return await attempt(method, body);
    } catch (error) {
      const again =
        METHODS[method].kind === "read" && error instanceof CallError && error.type === "no_answer";
      if (!again) throw error;
    }
    await sleep(RETRY_PAUSE_MS);
    return attempt(method, body);
  };
}

async function send<M extends MethodName>(
  { apiUrl, version, token }: Settings,
  method: M,
  body: Record<string, unknown>,
): Promise<MethodReply<M>> {
  const { path, kind, reply } = METHODS[method];
  const unknown = kind === "write" ? "unknown" : "no";
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(`${apiUrl}/${version}/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "switchboard-cli",
      },
      body: JSON.stringify(body),
      // Following would hand the token to whoever is named.
      redirect: "manual",
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    json = parseJson(await response.text());
  } catch (error) {
    throw noAnswer(apiUrl, error, unknown);
  }
  if (response.status !== 200) throw refusal(method, response.status, json, unknown);
  const parsed = reply.safeParse(json);
  if (!parsed.success) {
    throw new CallError("unreadable", `${method} gave an answer that cannot be read.`, unknown);
  }
  return parsed.data as MethodReply<M>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noAnswer(apiUrl: string, error: unknown, unknown: "no" | "unknown"): CallError {
  if (error instanceof Error && error.name === "TimeoutError") {
    return new CallError("timeout", `The Configuration API at ${apiUrl} took too long.`, unknown);
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no answer";
  const unsent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(code);
  const message = `The Configuration API cannot be reached at ${apiUrl} (${code}).`;
  return new CallError("no_answer", message, unsent ? "no" : unknown);
}

function refusal(method: MethodName, status: number, json: unknown, unknown: "no" | "unknown"): CallError {
  const reply = errorReplySchema.safeParse(json);
  const changed = status >= 500 ? unknown : "no";
  if (!reply.success) {
    const type = status === 502 || status === 503 ? "no_answer" : "unreadable";
    return new CallError(type, `${method} was answered with status ${status}.`, changed);
  }
  const { type, message } = reply.data.error;
  const hint: Record<string, string> = {
    authentication: " Is SWITCHBOARD_TOKEN still good?",
    authorization: ` It needs one of ${METHODS[method].scopes.join(", ")}.`,
    unsupported_version: " Set CONFIGURATION_API_VERSION to one it serves.",
  };
  const sentence = message.replace(/\.$/, "");
  return new CallError(type, `${method} was refused (${type}): ${sentence}.${hint[type] ?? ""}`, changed);
}
