import ipaddr from "ipaddr.js";

/** Use of an IP address. Only `public` addresses lead to a machine that anyone may be told to call. */
export type AddressKind =
  | "public"
  | "loopback"
  | "private"
  | "link-local"
  | "carrier-grade NAT"
  | "unspecified"
  | "broadcast"
  | "multicast"
  | "translated"
  | "tunnel"
  | "cloud service"
  | "reserved"
  | "unreadable";

type Range = ReturnType<ipaddr.IPv4["range"]> | ReturnType<ipaddr.IPv6["range"]>;

// A range that carries an IPv4 address inside is refused whatever the address: a router picks its real
// target.
const KINDS: Partial<Record<Range, AddressKind>> = {
  unicast: "public",
  loopback: "loopback",
  private: "private",
  uniqueLocal: "private",
  linkLocal: "link-local",
  carrierGradeNat: "carrier-grade NAT",
  unspecified: "unspecified",
  broadcast: "broadcast",
  multicast: "multicast",
  ipv4Mapped: "translated",
  rfc6145: "translated",
  rfc6052: "translated",
  "6to4": "tunnel",
  teredo: "tunnel",
  amt: "tunnel",
};

// Public by number, yet inside every machine of that cloud: Azure's agent and metadata address.
const CLOUD_SERVICES = new Set(["168.63.129.16"]);
// RFC 4291 section 2.4: all global unicast of today; the library calls the unassigned rest unicast as well.
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Use of an address, from its canonical spelling, as a resolver or `URL` gives it. Any other spelling (octal,
 * short, with a zone) is `unreadable`, because programs disagree about its meaning.
 */
export function classifyAddress(address: string): AddressKind {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    if (CLOUD_SERVICES.has(address)) return "cloud service";
    return KINDS[ipaddr.IPv4.parse(address).range()] ?? "reserved";
  }
  if (address.includes("%") || !ipaddr.IPv6.isValid(address)) return "unreadable";
  const parsed = ipaddr.IPv6.parse(address);
  const kind = KINDS[parsed.range()] ?? "reserved";
  return kind === "public" && !parsed.match(GLOBAL_UNICAST) ? "reserved" : kind;
}
