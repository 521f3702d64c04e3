import { coversAny, type Scope } from "@/lib/contract/scopes";
import type { Accounts, Grant } from "../accounts-port";
import { missingScope } from "../caller";
import { unauthenticated } from "../errors";

/** The grant of the bearer token in an Authorization header, if it allows one of the scopes; without any, every token will do. */
export async function authenticate(
  inspect: Accounts["inspect"],
  header: string | undefined,
  scopes?: readonly Scope[],
): Promise<Grant> {
  const token = /^bearer +([^\s]+) *$/i.exec(header ?? "")?.[1];
  if (token === undefined) {
    throw unauthenticated("the Authorization header must carry an access token: Bearer <token>");
  }
  const grant = await inspect(token);
  if (grant === undefined) throw unauthenticated("the access token is invalid, expired or revoked");
  if (scopes && !coversAny(grant.scopes, scopes)) throw missingScope(scopes);
  return grant;
}
