import "server-only";
import type { MethodName, MethodReply } from "@/lib/contract/methods";
import { checkRights } from "@/server/sign-in/rights";
import type { Session } from "@/server/sign-in/session-rows";
import { environment } from "@/server/environment";
import { accessToken } from "@/server/sign-in/access-token";
import { UpstreamError } from "./failures";
import { patiently } from "./patiently";
import { send } from "./send";

/** Retry time for the browser while the API and the accounts server disagree about a token, in milliseconds. */
const AGREE_MS = 10_000;

/**
 * Calls a method of the Configuration API as the person of a session. If the API refuses the token, the accounts server
 * decides whether it is still good: only that can end a session. A refusal has no effect upstream, so even a write is sent again.
 * @throws UpstreamError, SessionEndedError, SafeError upstream_unavailable when the accounts server cannot be asked
 */
export async function callApi<M extends MethodName>(
  { sid }: Session,
  method: M,
  body: Record<string, unknown>,
): Promise<MethodReply<M>> {
  const { CONFIGURATION_API_URL: base, CONFIGURATION_API_VERSION: version } = environment();
  const ask = (token: string) => patiently(sid, () => send({ base, version }, method, body, token));
  const token = await accessToken(sid);
  try {
    return await ask(token);
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
  }
  await checkRights(sid);
  try {
    return await ask(await accessToken(sid));
  } catch (error) {
    throw isRefusedToken(error) ? disagreement(error) : error;
  }
}

/** The API refused a token that the accounts server has confirmed since. */
function disagreement(cause: UpstreamError): UpstreamError {
  return new UpstreamError(
    "token_refused",
    "upstream_unavailable",
    "The Configuration API refused your sign-in although the accounts server accepts it.",
    {
      status: cause.status,
      changed: "no",
      transient: false,
      asked: { why: "unavailable", ms: AGREE_MS },
      cause,
    },
  );
}

function isRefusedToken(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.code === "authentication";
}
