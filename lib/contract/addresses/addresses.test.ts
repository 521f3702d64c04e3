import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { type AddressKind, classifyAddress } from "./addresses";

/** IANA's special-purpose registries of both families, with the ranges that belong to no single machine. */
const BLOCKS: Record<string, AddressKind> = {
  "0.0.0.0/8": "unspecified",
  "10.0.0.0/8": "private",
  "100.64.0.0/10": "carrier-grade NAT",
  "127.0.0.0/8": "loopback",
  "168.63.129.16/32": "cloud service",
  "169.254.0.0/16": "link-local",
  "172.16.0.0/12": "private",
  "192.0.0.0/24": "reserved",
  "192.0.2.0/24": "reserved",
  "192.31.196.0/24": "reserved",
  "192.52.193.0/24": "tunnel",
  "192.88.99.0/24": "reserved",
  "192.168.0.0/16": "private",
  "192.175.48.0/24": "reserved",
  "198.18.0.0/15": "reserved",
  "198.51.100.0/24": "reserved",
  "203.0.113.0/24": "reserved",
  "224.0.0.0/4": "multicast",
  "240.0.0.0/5": "reserved",
  "255.255.255.255/32": "broadcast",
  "::/128": "unspecified",
  "::1/128": "loopback",
  "::2/127": "reserved",
  "::ffff:0:0/96": "translated",
  "::ffff:0:0:0/96": "translated",
  "64:ff9b::/96": "translated",
  "64:ff9b:1::/48": "translated",
  "100::/64": "reserved",
  "100:0:0:1::/64": "reserved",
  "2001::/32": "tunnel",
  "2001:1::/32": "reserved",
  "2001:2::/48": "reserved",
  "2001:3::/32": "tunnel",
  "2001:4:112::/48": "reserved",
  "2001:10::/28": "reserved",
  "2001:20::/28": "reserved",
  "2001:30::/28": "reserved",
  "2001:db8::/32": "reserved",
  "2002::/16": "tunnel",
  "2620:4f:8000::/48": "reserved",
  "3fff::/20": "reserved",
  "4000::/2": "reserved",
  "5f00::/16": "reserved",
  "8000::/2": "reserved",
  "fc00::/7": "private",
  "fe80::/10": "link-local",
  "fec0::/10": "reserved",
  "ff00::/8": "multicast",
};

function edges(block: string): string[] {
  const [address, bits] = ipaddr.parseCIDR(block);
  const first = address.toByteArray();
  const last = first.map((byte, index) => byte | (0xff >> Math.min(8, Math.max(0, bits - index * 8))));
  return [first, last].map((bytes) => ipaddr.fromByteArray(bytes).toString());
}

describe("addresses", () => {
  it.each(Object.entries(BLOCKS))("%s is %s from its first to its last", (block, kind) => {
    expect(edges(block).map(classifyAddress)).toEqual([kind, kind]);
  });

  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::",
    "2001:4860:4860::8888",
    "2003::1",
    "2606:4700:4700::1111",
    "2A00:1450::1",
    "3ffe:ffff::1",
  ])("%s is public", (address) => {
    expect(classifyAddress(address)).toBe("public");
  });

  it.each([
    "",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "08.8.8.8",
    "8.8.8.8.",
    " 8.8.8.8",
    "8.8.8.8\n",
    "8.8.8.8/32",
    "256.0.0.1",
    "fe80::1%eth0",
    "2606:4700::1111%1",
    "[2606:4700::1111]",
    "2606:4700::1111::1",
    "１.1.1.1",
  ])("%j is no address in its canonical spelling", (address) => {
    expect(classifyAddress(address)).toBe("unreadable");
  });

  it("agree with their ranges everywhere inside", () => {
    for (let byte = 0; byte < 256; byte += 1) {
      expect(classifyAddress(`10.${byte}.0.1`)).toBe("private");
      expect(classifyAddress(`127.0.${byte}.1`)).toBe("loopback");
      expect(classifyAddress(`::ffff:8.8.8.${byte}`)).not.toBe("public");
      expect(classifyAddress(`64:ff9b::8.8.8.${byte}`)).not.toBe("public");
    }
  });
});
