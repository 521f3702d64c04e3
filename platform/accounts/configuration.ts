import type { Configuration } from "oidc-provider";
import { SCOPES } from "@/lib/contract/scopes";
import type { AccountsOptions } from "../accounts-port";
import { DatabaseAdapter } from "./storage/adapter";
import { createClientAdapter } from "./client-adapter";
import { cookieNames } from "./cookie-names";
import { findUser } from "./directory";
import { existingGrant } from "./grants";
import { renderError } from "./pages/error-page";
import { createPurge } from "./storage/purge";
import { ACCOUNT_SCOPE } from "./requested-scopes";
import { wayBack } from "./way-back";

/** Lifetime of an access token unless the options set another (docs/api.md, section 1.2). */
const ACCESS_TOKEN_SECONDS = 3920;
const CODE_SECONDS = 60;
const SIGN_IN_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;
const SESSION_SECONDS = 14 * DAY_SECONDS;
/** A refresh token that is not used for this long is forgotten; every rotation starts the time again. */
const REFRESH_TOKEN_SECONDS = 180 * DAY_SECONDS;

/**
 * Counts milliseconds and never gives a number twice: the refresh token limit revokes the oldest grant
 * first, and tokens issued in the same millisecond still need an order.
 */
function createCounter(clock: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock());
    return last;
  };
}

/** Configuration that makes oidc-provider the accounts server of docs/api.md, section 1. */
export function configure(options: AccountsOptions): Configuration {
  const { database, clock, keys } = options;
  const shared = { nextIssuedAt: createCounter(clock), purge: createPurge(options) };
  const off = { enabled: false };
  return {
    adapter: (model) =>
      model === "Client" ? createClientAdapter(database) : new DatabaseAdapter(model, options, shared),
    jwks: keys.jwks,
    // No ID token is ever issued, but each client must name an algorithm that the keys have.
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    cookies: {
      keys: keys.cookies,
      names: cookieNames(options.issuer),
      long: { signed: true, httpOnly: true, sameSite: "lax", path: "/" },
      short: { signed: true, httpOnly: true, sameSite: "lax" },
    },
    routes: { authorization: "/", token: "/token" },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    scopes: [ACCOUNT_SCOPE, ...SCOPES],
    responseTypes: ["code"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    pkce: { required: (_ctx, client) => client.tokenEndpointAuthMethod === "none" },
    clientBasedCORS: () => false,
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      rpInitiatedLogout: off,
      userinfo: off,
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    expiresWithSession: () => false,
    // Revoking the tokens already ends the grant, in one transaction (adapter.ts).
    revokeGrantPolicy: () => false,
    loadExistingGrant: (ctx) => existingGrant(database, ctx),
    findAccount: async (_ctx, email) => {
      const user = await findUser(database, email);
      return user && { accountId: user.email, claims: () => ({ sub: user.email }) };
    },
    renderError: (ctx, out, error) => renderError(ctx, out, error, wayBack(options, ctx.req)),
    ttl: {
      AccessToken: options.accessTokenSeconds ?? ACCESS_TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      Grant: REFRESH_TOKEN_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      RefreshToken: REFRESH_TOKEN_SECONDS,
      Session: SESSION_SECONDS,
    },
  };
}
