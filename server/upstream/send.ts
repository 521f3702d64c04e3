import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { REQUEST_TIMEOUT_MS } from "@/lib/contract/limits";
import { METHODS, type MethodName, type MethodReply } from "@/lib/contract/methods";
import { answeredFailure, transportFailure, unreadableReply, UpstreamError } from "./failures";
import { exchange } from "@/server/transport/transport";
import { TransportError } from "@/server/breaker/transport-error";

/** Long enough for a restarting server's socket to be there again, short enough not to be noticed. */
const RETRY_PAUSE_MS = 200;

/** Base of the API's addresses: `<base>/<version>/<group>/<method>`. */
export type ApiAddress = { base: string; version: string; timeoutMs?: number };

/**
 * Calls one method with one token. A read is repeated once when the network or a gateway failed, a write never is.
 * @throws UpstreamError
 */
export async function send<M extends MethodName>(
  address: ApiAddress,
  method: M,
  body: Record<string, unknown>,
  token: string,
): Promise<MethodReply<M>> {
  try {
    return await attempt(address, method, body, token);
  } catch (error) {
    const again = METHODS[method].kind === "read" && error instanceof UpstreamError && error.transient;
    if (!again) throw error;
  }
  await sleep(RETRY_PAUSE_MS);
  return attempt(address, method, body, token);
}

async function attempt<M extends MethodName>(
  { base, version, timeoutMs = REQUEST_TIMEOUT_MS }: ApiAddress,
  method: M,
  body: Record<string, unknown>,
  token: string,
): Promise<MethodReply<M>> {
  const { path, kind, reply } = METHODS[method];
  const answer = await exchange({
    url: `${base}/${version}/${path}`,
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json",
      "user-agent": "switchboard",
    },
    body: JSON.stringify(body),
    kind,
    timeoutMs,
  }).catch((error: unknown) => {
    throw error instanceof TransportError ? transportFailure(kind, error) : error;
  });
  if (answer.status !== 200) throw answeredFailure(kind, answer);
  const parsed = reply.safeParse(answer.json);
  if (!parsed.success) throw unreadableReply(kind, answer.status);
  return parsed.data as MethodReply<M>;
}
