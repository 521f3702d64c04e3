import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * The client's address, as limits count it. X-Forwarded-For is trusted only for entries that our own proxies wrote: with
 * one proxy, the last entry.
 * @param hops number of our proxies in front
 */
export function addressOf({ headers, socket }: IncomingMessage, hops: number): string {
  const said = [headers["x-forwarded-for"] ?? []]
    .flat()
    .flatMap((line) => line.split(","))
    .map((entry) => entry.trim());
  const address = (hops > 0 ? said.at(-hops) : undefined) ?? socket.remoteAddress ?? "";
  return networkOf(address.replace(/^::ffff:(?=\d+\.)/i, ""));
}

/** Reduces an IPv6 address to its /64 network, all of which belongs to one customer. */
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
