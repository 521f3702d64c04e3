import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccountsOptions } from "../../accounts-port";
import { sendError, sendJson } from "../http";
import { readParameters } from "../parameters";
import { revokeToken } from "../storage/revoke";

/**
 * `DELETE /token`: ends the grant of an access or refresh token (docs/api.md, section 1.2). An unknown
 * token gets the same answer, because a token that does not exist cannot be used either (RFC 7009
 * section 2.2).
 */
export async function handleRevocation(
  request: IncomingMessage,
  response: ServerResponse,
  options: AccountsOptions,
): Promise<void> {
  const { values, problem } = await readParameters(request);
  if (problem !== undefined) return sendError(response, 400, "invalid_request", problem);
  const token = values.get("token");
  if (!token) return sendError(response, 400, "invalid_request", "missing required parameter 'token'");
  await revokeToken(options, token);
  sendJson(response, 200, {});
}
