import { findApplication } from "./directory";
import type { Database } from "../database/schema";
import { ACCOUNT_SCOPE, requestedScopes } from "./requested-scopes";

/**
 * Parameters that the accounts server uses. Others are ignored, as everywhere on this platform;
 * oidc-provider would refuse some.
 */
const PARAMETERS = [
  "response_type",
  "client_id",
  "redirect_uri",
  "state",
  "code_challenge",
  "code_challenge_method",
  "prompt",
  "login_hint",
];

/**
 * Rewrites an authorization request for oidc-provider: unknown parameters go, scopes are named one by one
 * in v0.4 spelling, and only scopes that the application is registered for stay.
 */
export async function normalizeAuthorizationRequest(
  database: Database,
  query: URLSearchParams,
): Promise<URLSearchParams> {
  const known = new URLSearchParams([...query].filter(([name]) => PARAMETERS.includes(name)));
  const application = await findApplication(database, query.get("client_id") ?? "");
  if (application === undefined) return known;
  const scopes = requestedScopes(query.get("scope") || undefined, application.scopes);
  known.set("scope", [ACCOUNT_SCOPE, ...scopes].join(" "));
  return known;
}
