import type Provider from "oidc-provider";
import type { KoaContextWithOIDC } from "oidc-provider";
import type { Scope } from "@/lib/contract/scopes";
import type { Database } from "../database/schema";
import { findUser, type User } from "./directory";
import { ACCOUNT_SCOPE, knownScopes, splitScopes } from "./requested-scopes";

type OidcGrant = InstanceType<Provider["Grant"]>;

/** Saves a new grant of the requested scopes that this user can grant. */
export async function createGrant(
  provider: Provider,
  { clientId, user, scopes }: { clientId: string; user: User; scopes: readonly Scope[] },
): Promise<OidcGrant> {
  const grant = new provider.Grant({ clientId, accountId: user.email });
  const { available, unavailable } = splitScopes(scopes, user);
  grant.addOIDCScope([ACCOUNT_SCOPE, ...available].join(" "));
  // Noted as refused: otherwise every request for a scope that this user cannot give would show the consent
  // page.
  if (unavailable.length > 0) grant.rejectOIDCScope(unavailable.join(" "));
  await grant.save();
  return grant;
}

/**
 * Grant for an authorization that needs no consent page; undefined if the page must be shown. Each
 * authorization gets a grant of its own, so that revoking one does not end another of the same browser;
 * scopes that the session's last grant allowed are not asked for again.
 */
export async function existingGrant(
  database: Database,
  ctx: KoaContextWithOIDC,
): Promise<OidcGrant | undefined> {
  const { provider, client, session, result, params } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  if (result?.consent?.grantId !== undefined) return provider.Grant.find(result.consent.grantId);
  if (ctx.oidc.promptPending("consent") || ctx.oidc.promptPending("login")) return undefined;
  const lastId = session.grantIdFor(client.clientId);
  const last = lastId === undefined ? undefined : await provider.Grant.find(lastId);
  const user = await findUser(database, session.accountId);
  if (user === undefined || last?.accountId !== user.email) return undefined;
  const scopes = knownScopes(params?.scope);
  const allowed = knownScopes(last.getOIDCScope());
  if (!splitScopes(scopes, user).available.every((scope) => allowed.includes(scope))) return undefined;
  return createGrant(provider, { clientId: client.clientId, user, scopes });
}
