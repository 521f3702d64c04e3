import { lookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { classifyAddress } from "@/lib/contract/addresses/addresses";

/** Thrown for an address that this platform does not deliver to; another attempt would fail too. */
export class RefusedTargetError extends Error {
  override name = "RefusedTargetError";
}

function assertAllowed(address: string, allowPrivate: boolean): void {
  const kind = classifyAddress(address);
  if (allowPrivate || kind === "public" || kind === "loopback") return;
  const remedy = "set ALLOW_PRIVATE_WEBHOOK_TARGETS=true to deliver there";
  throw new RefusedTargetError(`the address ${address} is not a public one (${kind}); ${remedy}`);
}

/**
 * @throws RefusedTargetError when the URL's host is an address that is not allowed; a name is checked once
 * it is resolved
 */
export function assertAllowedHost(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) assertAllowed(host, allowPrivate);
}

export type Resolver = (
  hostname: string,
  options: { family?: number | "IPv4" | "IPv6"; hints?: number; all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Resolves a name for a connection that then goes to exactly the addresses that were checked here. */
export function checkedLookup(allowPrivate: boolean, resolve: Resolver = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      try {
        for (const { address } of addresses) assertAllowed(address, allowPrivate);
      } catch (refusal) {
        return callback(refusal as Error, "", 0);
      }
      const [first] = addresses;
      if (options.all === true) return callback(null, addresses);
      callback(null, first?.address ?? "", first?.family);
    });
  };
}
