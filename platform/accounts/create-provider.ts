import type OidcProvider from "oidc-provider";
import type { AccountsOptions } from "../accounts-port";
import { configure } from "./configuration";
import { Provider } from "./oidc-provider";
import { createRedirectLimit, MAX_REDIRECTS } from "./redirect-limit";
import { isRedirectUriAllowed } from "./redirect-uri";
import { knownScopes } from "./requested-scopes";

/** oidc-provider with what its configuration cannot say. */
export function createProvider(options: AccountsOptions): OidcProvider {
  const provider = new Provider(options.issuer, configure(options));
  // Behind TLS the proxy says so, and cookies become secure.
  provider.proxy = options.issuer.startsWith("https:");
  provider.Client.prototype.redirectUriAllowed = function (uri) {
    return isRedirectUriAllowed(uri, this.redirectUris ?? []);
  };
  const takeRedirect = createRedirectLimit(options.clock, options.redirectLimit ?? MAX_REDIRECTS);
  // Heard just before the code is made; what is thrown here becomes the answer.
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
