import { describe, expect, it } from "vitest";
import { proxyFor, type ProxySettings } from "./proxy";

const BOTH = { HTTPS_PROXY: "http://proxy.example:3128", HTTP_PROXY: "http://plain.example:8080" };
const shown = (address: string, settings: ProxySettings) => proxyFor(address, settings)?.shown;

describe("the proxy of an address", () => {
  it.each([
    ["https://api.chat.io/v3", BOTH, "http://proxy.example:3128"],
    ["http://api.chat.io/v3", BOTH, "http://plain.example:8080"],
    ["https://api.chat.io", { HTTP_PROXY: "http://plain.example:8080" }, undefined],
    ["https://api.chat.io", { ...BOTH, https_proxy: "http://lower.example:1" }, "http://lower.example:1"],
    ["https://api.chat.io", { HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128"],
    [
      "https://api.chat.io",
      { HTTPS_PROXY: "http://me:secret@proxy.example:3128" },
      "http://proxy.example:3128",
    ],
    ["https://api.chat.io", {}, undefined],
  ])("%s with %j", (address, settings, expected) => {
    expect(shown(address, settings)).toBe(expected);
  });

  it.each([
    "http://localhost:4000",
    "http://127.0.0.1:4000",
    "http://127.9.9.9",
    "http://[::1]:4000",
    "http://a.localhost",
  ])("is none for this machine: %s", (address) => {
    expect(shown(address, BOTH)).toBeUndefined();
  });

  it("is refused by the name of its variable when it is none, without its value", () => {
    const settings = { HTTPS_PROXY: "socks5://me:secret@proxy.example:1080" };
    expect(() => proxyFor("https://api.chat.io", settings)).toThrow(
      "HTTPS_PROXY must be the address of an http or https proxy",
    );
    expect(shown("http://localhost:4000", settings)).toBeUndefined();
  });

  it.each([
    ["chat.io", true],
    [".chat.io", true],
    ["*.chat.io", true],
    ["API.chat.io", true],
    ["api.chat.io:443", true],
    ["other.example, chat.io", true],
    ["other.example chat.io", true],
    ["*", true],
    ["api.chat.io:8443", false],
    ["hat.io", false],
    ["chat.io.example", false],
    ["", false],
  ])("NO_PROXY=%s leaves api.chat.io out: %s", (list, out) => {
    expect(shown("https://api.chat.io/v3", { ...BOTH, NO_PROXY: list }) === undefined).toBe(out);
  });

  it.each([
    ["https://10.1.2.3", "10.0.0.0/8", true],
    ["https://11.1.2.3", "10.0.0.0/8", false],
    ["https://10.1.2.3", "10.1.2.3", true],
    ["https://[fd00::1]", "fd00::/8", true],
    ["https://[fd00::1]", "[fd00::1]:443", true],
    ["https://[fd00::1]", "fd00::1", true],
    ["https://ten.example", "10.0.0.0/8", false],
  ])("%s with NO_PROXY=%s: %s", (address, no_proxy, out) => {
    expect(shown(address, { ...BOTH, no_proxy }) === undefined).toBe(out);
  });
});
