import "server-only";
import { KnownError } from "@/server/known-error";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { AddressKind } from "@/lib/contract/addresses/addresses";
import { refusalOf, type TargetPolicy } from "./policy";

/** A URL that may be called, and the only addresses it may be called at. */
export type Target = { url: URL; addresses: { address: string; family: 4 | 6 }[] };

/** All addresses of a host name. */
export type Resolver = (host: string) => Promise<string[]>;

/** The URL leads where no request may go. The sentence says which address it is and why. */
export class RefusedTargetError extends KnownError {
  static override readonly kind: string = "RefusedTargetError";
  override readonly name = "RefusedTargetError";
}

/** The machine's own resolver: DNS, and the hosts file as any program would read it. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

const REASONS: Record<Exclude<AddressKind, "public">, string> = {
  loopback: "the machine Switchboard itself runs on",
  private: "a private network",
  "link-local": "a link-local network, where clouds keep their credentials",
  "carrier-grade NAT": "a provider's internal network",
  unspecified: "no machine in particular",
  broadcast: "every machine of a network",
  multicast: "a group of machines",
  translated: "an IPv4 address hidden inside an IPv6 one",
  tunnel: "a tunnel to another address",
  "cloud service": "an internal service of a cloud",
  reserved: "a range reserved for special uses",
  unreadable: "no address that can be read for certain",
};

/**
 * Decides where a URL leads, once: its host is looked up a single time and every address is checked. Whoever connects
 * goes to these addresses and asks no resolver again.
 * @throws RefusedTargetError when the URL or any of its addresses is not allowed; whatever the resolver throws
 */
export async function resolveTarget(
  text: string,
  policy: TargetPolicy,
  resolver: Resolver = systemResolver,
): Promise<Target> {
  const url = parseUrl(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const found = isIP(host) === 0 ? await resolver(host) : [host];
  if (found.length === 0) throw Object.assign(new Error(`${host} has no address`), { code: "ENODATA" });
  const addresses = found.map((address) => {
    const kind = refusalOf(address, policy);
    // One bad address among good ones is refused as a whole: which one is taken is up to the network.
    if (kind !== undefined) throw new RefusedTargetError(refusal(host, address, kind, found.length > 1));
    return { address, family: isIP(address) === 6 ? (6 as const) : (4 as const) };
  });
  return { url, addresses };
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw new RefusedTargetError("The URL cannot be read.");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new RefusedTargetError(`The URL begins with ${url.protocol}; only http: and https: are called.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new RefusedTargetError(
      "The URL contains a user name or password; tests are not sent to such a URL.",
    );
  }
  return url;
}

function refusal(host: string, address: string, kind: Exclude<AddressKind, "public">, several: boolean) {
  const leads =
    host === address ? `${address} is` : `${host} leads to ${address}${several ? " among others" : ""},`;
  return `${leads} an address of ${REASONS[kind]}.`;
}
