import type { Scope } from "@/lib/contract/scopes";
import type { AccountsServer } from "./create-accounts";
import { type Application, findApplication, findUser, type User } from "./directory";
import { createGrant } from "./grants";
import { isRedirectUriAllowed } from "./redirect-uri";
import { ACCOUNT_SCOPE, requestedScopes } from "./requested-scopes";

export type TokenRequest = {
  email: string;
  clientId: string;
  /** All that the application is registered for if not said. */
  scopes?: readonly string[];
};

export type IssuedToken = { access_token: string; refresh_token: string; expires_in: number };

/** Thrown when a token cannot be issued, with a reason that the caller may read. */
class CannotIssue extends Error {}

type Prepared = { user: User; application: Application; scopes: Scope[] };

async function prepare({ options }: AccountsServer, request: TokenRequest): Promise<Prepared> {
  const user = await findUser(options.database, request.email);
  if (user === undefined) throw new CannotIssue(`there is no user ${request.email}`);
  const application = await findApplication(options.database, request.clientId);
  if (application === undefined) throw new CannotIssue(`there is no application ${request.clientId}`);
  return { user, application, scopes: requestedScopes(request.scopes?.join(" "), application.scopes) };
}

async function sourceOf({ provider }: AccountsServer, { user, application, scopes }: Prepared) {
  const client = await provider.Client.find(application.clientId);
  if (client === undefined) throw new CannotIssue(`the application ${application.clientId} is not usable`);
  const grant = await createGrant(provider, { clientId: application.clientId, user, scopes });
  const scope = grant.getOIDCScope() || ACCOUNT_SCOPE;
  return { client, accountId: user.email, grantId: grant.jti, scope, gty: "authorization_code" };
}

/**
 * Issues an access token alone: refresh tokens are few, and the oldest ends with its session where there are too many.
 * @throws CannotIssue when the user or the application does not exist
 */
export async function issueAccessToken(accounts: AccountsServer, request: TokenRequest): Promise<string> {
  const source = await sourceOf(accounts, await prepare(accounts, request));
  return new accounts.provider.AccessToken(source).save();
}

/**
 * Issues tokens without a browser, as if the user had signed in and consented.
 * @throws CannotIssue when the user or the application does not exist
 */
export async function issueToken(accounts: AccountsServer, request: TokenRequest): Promise<IssuedToken> {
  const source = await sourceOf(accounts, await prepare(accounts, request));
  const accessToken = new accounts.provider.AccessToken(source);
  const refreshToken = new accounts.provider.RefreshToken(source);
  return {
    access_token: await accessToken.save(),
    refresh_token: await refreshToken.save(),
    expires_in: accessToken.expiration,
  };
}

/**
 * Issues a one-time authorization code, to be exchanged with the application's secret and without PKCE.
 * @throws CannotIssue when the user or the application does not exist, or the address is not registered
 */
export async function issueCode(
  accounts: AccountsServer,
  { redirectUri, ...request }: TokenRequest & { redirectUri: string },
): Promise<string> {
  const prepared = await prepare(accounts, request);
  if (!isRedirectUriAllowed(redirectUri, prepared.application.redirectUris)) {
    throw new CannotIssue(`${redirectUri} is not a registered redirect URI of ${prepared.application.name}`);
  }
  const source = await sourceOf(accounts, prepared);
  return new accounts.provider.AuthorizationCode({ ...source, redirectUri }).save();
}
