import "server-only";
import type { MethodName, MethodReply } from "@/lib/contract/methods";
import type { Session } from "@/server/auth/session-rows";
import { endSession } from "@/server/auth/session-rows";
import { environment } from "@/server/environment";
import { SessionEndedError } from "@/server/errors";
import { accessToken } from "@/server/tokens/access-token";
import { UpstreamError } from "./failures";
import { patiently } from "./patiently";
import { send } from "./send";

/**
 * Calls a method of the Configuration API as the person of a session. A token that the API refuses although it should
 * still be good is refreshed once; a refusal has no effect upstream, so even a write may then be sent again.
 * @throws UpstreamError, SessionEndedError
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
  const fresh = await accessToken(sid, token);
  try {
    return await ask(fresh);
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
    await endSession(sid);
    throw new SessionEndedError();
  }
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof UpstreamError && error.code === "authentication";
}
