import ipaddr from "ipaddr.js";
import { classifyAddress } from "./addresses";

/** Chooses the proxy for a call, from HTTPS_PROXY, HTTP_PROXY and NO_PROXY as curl reads them. */

/** The environment with the proxies' variables. Lower-case names come first, as in other programs. */
export type ProxySettings = Readonly<Record<string, string | undefined>>;

/** A proxy with its user and password; `shown` is its address without them. */
export type Proxy = { url: string; shown: string };

/** The proxy that a value names; undefined if it names no usable one. The scheme may be left out. */
export function readProxy(value: string): Proxy | undefined {
  const text = value.includes("://") ? value : `http://${value}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.hostname === "") return undefined;
  return { url: url.href, shown: url.origin };
}

/** A variable names no usable proxy. The message omits the value, which may hold a password. */
export class UnusableProxy extends Error {
  override readonly name = "UnusableProxy";
  constructor(variable: string) {
    super(`${variable} ${NOT_A_PROXY}`);
  }
}

export const NOT_A_PROXY = "must be the address of an http or https proxy";

const VARIABLES = {
  "https:": ["https_proxy", "HTTPS_PROXY"],
  "http:": ["http_proxy", "HTTP_PROXY"],
} as const;

/**
 * The proxy for an address; undefined where it is called directly, as this machine always is.
 * @throws UnusableProxy
 */
export function proxyFor(address: string, settings: ProxySettings): Proxy | undefined {
  const url = new URL(address);
  const names = url.protocol === "https:" ? VARIABLES["https:"] : VARIABLES["http:"];
  const name = names.find((one) => settings[one]);
  const exceptions = settings.no_proxy || settings.NO_PROXY || "";
  if (name === undefined || isLoopback(hostOf(url)) || isExcepted(url, exceptions)) return undefined;
  const proxy = readProxy(settings[name] ?? "");
  if (proxy === undefined) throw new UnusableProxy(name);
  return proxy;
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || classifyAddress(host) === "loopback";
}

function isExcepted(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .split(/[,\s]+/)
    .filter(Boolean)
    .some((entry) => entry === "*" || covers(entry.toLowerCase(), hostOf(url), port));
}

/**
 * Whether a NO_PROXY entry covers a host: an entry is a host with all below it, an address or a range of
 * addresses; a port narrows it.
 */
function covers(entry: string, host: string, port: string): boolean {
  const [, bracketed, plain, only] = /^(?:\[(.+)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
  if (only !== undefined && only !== port) return false;
  const name = (bracketed ?? plain ?? "").replace(/^\*?\./, "");
  if (name.includes("/")) return inRange(host, name);
  return name !== "" && (host === name || host.endsWith(`.${name}`));
}

function inRange(host: string, range: string): boolean {
  if (!ipaddr.isValid(host) || !ipaddr.isValidCIDR(range)) return false;
  const [address, [base, bits]] = [ipaddr.parse(host), ipaddr.parseCIDR(range)];
  return address.kind() === base.kind() && address.match([base, bits]);
}
