import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Where a request comes from, as limits count it. What a client says of itself in X-Forwarded-For is believed only as far as
 * proxies of ours have written it: with one of them, its last entry.
 * @param hops how many proxies of ours are in front
 */
export function addressOf({ headers, socket }: IncomingMessage, hops: number): string {
  const said = [headers["x-forwarded-for"] ?? []]
    .flat()
    .flatMap((line) => line.split(","))
    .map((entry) => entry.trim());
  const address = (hops > 0 ? said.at(-hops) : undefined) ?? socket.remoteAddress ?? "";
  return networkOf(address.replace(/^::ffff:(?=\d+\.)/i, ""));
}

/** Of IPv6, one customer has all addresses that begin alike: 64 bits. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const missing = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [
    ...(before ?? []),
    ...Array.from({ length: Math.max(0, missing) }, () => "0"),
    ...(after ?? []),
  ];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
