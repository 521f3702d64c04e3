import type { IncomingMessage, ServerResponse } from "node:http";
import type OidcProvider from "oidc-provider";
import type { Accounts, AccountsOptions } from "../accounts-port";
import { normalizeAuthorizationRequest } from "./authorization-request";
import { Attempts } from "./sign-in/attempts";
import { PlatformError } from "../errors";
import { createProvider } from "./create-provider";
import { BodyCutOff, BodyTooLarge, requestUrl, sendError, sendJson } from "./http";
import { handleInfo } from "./endpoints/info-endpoint";
import { inspectToken } from "./inspect";
import { handleInteraction } from "./sign-in/interactions";
import { readFont } from "./pages/font";
import { handleRevocation } from "./endpoints/revocation-endpoint";
import { handleToken } from "./endpoints/token-endpoint";
import { rememberApplication } from "./way-back";

/** The accounts server with what only this process may do: see issue-token.ts. */
export type AccountsServer = Accounts & { provider: OidcProvider; options: AccountsOptions };

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<unknown>;

/** Finds the handlers of an address by method; undefined for an unknown address. */
type Routes = (path: string) => Record<string, Handler> | undefined;

function createRoutes(provider: OidcProvider, options: AccountsOptions): Routes {
  const oidc = provider.callback();
  const attempts = new Attempts(options.database, options.clock);
  const authorize: Handler = async (request, response, url) => {
    request.url = `/?${await normalizeAuthorizationRequest(options.database, url.searchParams)}`;
    rememberApplication(options, response, url.searchParams.get("client_id") ?? "");
    await oidc(request, response);
  };
  const interact: Handler = (request, response) =>
    handleInteraction({ provider, options, attempts, request, response });
  const sendFont: Handler = async (_request, response) => {
    response.writeHead(200, { "content-type": "font/woff2", "cache-control": "public, max-age=31536000" });
    response.end(await readFont());
  };
  const fixed = new Map<string, Record<string, Handler>>([
    ["/", { GET: authorize }],
    [
      "/token",
      {
        POST: (request, response) => handleToken(request, response, { options, attempts, exchange: oidc }),
        DELETE: (request, response) => handleRevocation(request, response, options),
      },
    ],
    ["/info", { GET: (request, response) => handleInfo(request, response, options) }],
    ["/health", { GET: async (_request, response) => sendJson(response, 200, { status: "ok" }) }],
    ["/geist.woff2", { GET: sendFont }],
  ]);
  return (path) => {
    if (/^\/interaction\/[\w-]{43}$/.test(path)) return { GET: interact, POST: interact };
    // oidc-provider continues a sign-in here after its pages.
    if (/^\/[\w-]{43}$/.test(path)) return { GET: oidc };
    return fixed.get(path);
  };
}

/** Whether the Host header makes a valid URL, as oidc-provider needs; a request without one (HTTP/1.0) gets the issuer's. */
function hasHost({ headers }: IncomingMessage, { issuer }: AccountsOptions): boolean {
  headers.host ??= new URL(issuer).host;
  return URL.canParse(`http://${headers.host}`);
}

async function answer(
  routes: Routes,
  options: AccountsOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!hasHost(request, options))
    return sendError(response, 400, "invalid_request", "the Host header cannot be read");
  const url = requestUrl(request);
  const route = routes(url.pathname);
  if (route === undefined) return sendError(response, 404, "not_found", "there is nothing at this address");
  const handler = route[request.method === "HEAD" ? "GET" : (request.method ?? "")];
  if (handler === undefined) {
    const allow = Object.keys(route).join(", ");
    return sendError(response, 405, "invalid_request", `the HTTP method must be one of ${allow}`, { allow });
  }
  await handler(request, response, url);
}

function fail(options: AccountsOptions, response: ServerResponse, error: unknown): void {
  const tooLarge = error instanceof BodyTooLarge;
  const cutOff = error instanceof BodyCutOff;
  if (!tooLarge && !cutOff) options.onError?.(error);
  const unavailable = error instanceof PlatformError && error.status === 503 ? error : undefined;
  if (response.headersSent) response.destroy();
  else if (tooLarge) sendError(response, 413, "invalid_request", "the body is too large");
  else if (cutOff) sendError(response, 400, "invalid_request", "the body was cut off");
  else if (unavailable)
    sendError(response, 503, "temporarily_unavailable", unavailable.message, unavailable.headers);
  else sendError(response, 500, "server_error", "something went wrong on our side");
}

/**
 * Creates the accounts server of docs/api.md, section 1: node-oidc-provider behind the platform's
 * addresses. It must be served at the root of its own origin, `options.issuer`.
 */
export function createAccounts(options: AccountsOptions): AccountsServer {
  const provider = createProvider(options);
  const routes = createRoutes(provider, options);
  return {
    provider,
    options,
    callback: (request, response) => {
      answer(routes, options, request, response).catch((error: unknown) => fail(options, response, error));
    },
    inspect: async (accessToken) => (await inspectToken(options, accessToken))?.grant,
  };
}
