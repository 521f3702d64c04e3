import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccountsOptions } from "../../accounts-port";
import { sendError, sendJson } from "../http";
import { inspectToken } from "../inspect";
import { seconds } from "../storage/records";

/**
 * `GET /info`: owner and scopes of an access token (docs/api.md, section 1.2). The refresh token is left
 * out, since only its hash is stored.
 */
export async function handleInfo(
  request: IncomingMessage,
  response: ServerResponse,
  options: AccountsOptions,
): Promise<void> {
  const token = /^bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? "")?.[1];
  const found = token === undefined ? undefined : await inspectToken(options, token);
  if (token === undefined || found === undefined) {
    const description =
      token === undefined ? "no access token provided" : "the access token is invalid, expired or revoked";
    return sendError(response, 401, "invalid_token", description, { "www-authenticate": "Bearer" });
  }
  const { grant, expiresAt } = found;
  sendJson(response, 200, {
    access_token: token,
    expires_in: expiresAt - seconds(options.clock),
    client_id: grant.clientId,
    scope: grant.scopes.join(","),
    token_type: "Bearer",
    entity_id: grant.entityId,
    license_id: grant.licenseId,
  });
}
