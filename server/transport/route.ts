import "server-only";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { type Proxy, proxyFor } from "@/lib/contract/addresses/proxy";
import { environment } from "@/server/environment";
import { processWide } from "@/server/process-wide";

const CONNECTIONS = 32;
const CONNECT = { timeout: 5_000 };

/** The way to an address: directly, or through the company's proxy. */
export type Route = { dispatcher: Dispatcher; proxy?: Proxy };

const dispatchers = () => processWide("dispatchers", () => new Map<string | undefined, Dispatcher>());

/**
 * Finds the route to the accounts server or the Configuration API: direct, or through a proxy. The embedded
 * platform is on this machine under any name, so it needs no proxy. Trial deliveries have a policy of their
 * own (server/targets).
 */
export function routeTo(url: string): Route {
  const named = proxyFor(url, process.env);
  const proxy = named && !isOurs(url) ? named : undefined;
  const known = dispatchers().get(proxy?.url);
  const dispatcher = known ?? connect(proxy);
  if (!known) dispatchers().set(proxy?.url, dispatcher);
  return { dispatcher, proxy };
}

function isOurs(url: string): boolean {
  const { SWITCHBOARD_EMBEDDED, APP_URL } = environment();
  return SWITCHBOARD_EMBEDDED === "true" && new URL(url).hostname === new URL(APP_URL).hostname;
}

function connect(proxy: Proxy | undefined): Dispatcher {
  return proxy
    ? new ProxyAgent({ uri: proxy.url, connections: CONNECTIONS, proxyTls: CONNECT, requestTls: CONNECT })
    : new Agent({ connections: CONNECTIONS, connect: CONNECT });
}

/** Message of undici for a proxy that does not let a call through. */
const PROXY_ANSWER = /^Proxy response \((\d+)\)/;

/** Status with which a proxy refused to pass a call on; undefined for other errors. */
export function refusedByProxy(error: unknown): number | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const status = PROXY_ANSWER.exec(cause.message)?.[1];
    if (status !== undefined) return Number(status);
  }
  return undefined;
}
