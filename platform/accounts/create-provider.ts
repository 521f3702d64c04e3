import type OidcProvider from "oidc-provider";
import type { AccountsOptions } from "../accounts-port";
import { configure } from "./configuration";
import { Provider } from "./oidc-provider";
import { createRedirectLimit, MAX_REDIRECTS } from "./redirect-limit";
import { isRedirectUriAllowed } from "./redirect-uri";
import { knownScopes } from "./requested-scopes";

/**
 * Builds oidc-provider and adds what its configuration cannot express: redirect URIs that match by their
 * beginning, the limit of sign-ins in a row, and scopes in a token answer.
 */
export function createProvider(options: AccountsOptions): OidcProvider {
  const provider = new Provider(options.issuer, configure(options));
  // Behind TLS the proxy reports https in its headers; oidc-provider trusts them and marks cookies as
  // secure.
  provider.proxy = options.issuer.startsWith("https:");
  provider.Client.prototype.redirectUriAllowed = function (uri) {
    return isRedirectUriAllowed(uri, this.redirectUris ?? []);
  };
  const takeRedirect = createRedirectLimit(options.clock, options.redirectLimit ?? MAX_REDIRECTS);
  // This event comes just before the code is made; an error thrown by its listener becomes the answer.
  provider.on("authorization.accepted", (ctx) => {
    const { client, session } = ctx.oidc;
    if (client && session?.accountId) takeRedirect(client.clientId, session.accountId);
  });
  provider.on("grant.success", (ctx) => {
    const { scope, ...answer }: { scope?: unknown } = ctx.body as object;
    ctx.body = { ...answer, scope: knownScopes(scope).join(" ") };
  });
  provider.on("server_error", (_ctx, error) => options.onError?.(error));
  provider.onerror = (error) => options.onError?.(error);
  return provider;
}
