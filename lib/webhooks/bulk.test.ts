import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_URL_LENGTH } from "@/lib/contract/limits";
import { moveUrl, newDoubles, parseNewHost } from "./bulk";

// fc.webUrl takes a second for a few of them.
const rest = fc
  .array(fc.constantFrom("a", "Z", "9", "-", ".", "..", "/", "%2f", "%zz", ";", ":", "=", "&", "ü"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
const address = fc
  .tuple(
    fc.constantFrom("http", "https"),
    fc.constantFrom("old.example", "OLD.example:8080", "[::1]:9", "10.0.0.1"),
    fc.constantFrom("", "/", "/x/", "?", "#"),
    rest,
  )
  // Without one of these marks first, the rest would be part of the host.
  .map(([scheme, host, mark, rest]) => `${scheme}://${host}${mark === "" ? "" : mark + rest}`);

const to = (text: string) => {
  const host = parseNewHost(text);
  if (!host) throw new Error(`not a host: ${text}`);
  return host;
};

describe("a new host", () => {
  it("is read with or without scheme and port", () => {
    expect(parseNewHost(" Hooks.Example.com ")).toEqual({ host: "hooks.example.com" });
    expect(parseNewHost("hooks.example.com:8443")).toEqual({ host: "hooks.example.com:8443" });
    expect(parseNewHost("HTTP://localhost:80/")).toEqual({ scheme: "http", host: "localhost:80" });
    expect(parseNewHost("https://[::1]:9")).toEqual({ scheme: "https", host: "[::1]:9" });
  });

  it.each([
    "",
    "https://",
    "a b",
    "a.example/path",
    "https://a.example/?q",
    "user@a.example",
    "ftp://a.example",
    "a:99999",
    "http:a",
    "a\\b",
  ])("is not %j", (text) => expect(parseNewHost(text)).toBeUndefined());
});

describe("a moved address", () => {
  it("keeps path, query and fragment to the letter, and its scheme unless another is given", () => {
    const url = "http://Old.example:8080/a%2fb/../c;d?x=1&y=%zz#f?g";
    const rest = "/a%2fb/../c;d?x=1&y=%zz#f?g";
    expect(moveUrl(url, to("new.example"))).toEqual({ kind: "change", url: `http://new.example${rest}` });
    expect(moveUrl(url, to("https://new.example:8443"))).toEqual({
      kind: "change",
      url: `https://new.example:8443${rest}`,
    });
    expect(moveUrl("https://old.example", to("new.example"))).toEqual({
      kind: "change",
      url: "https://new.example",
    });
    expect(moveUrl("https://old.example?q", to("new.example"))).toMatchObject({
      url: "https://new.example?q",
    });
  });

  it("is the same where only the spelling differs, default ports included", () => {
    expect(moveUrl("https://New.example:443/x", to("new.example")).kind).toBe("unchanged");
    expect(moveUrl("https://new.example/x", to("https://new.example:443")).kind).toBe("unchanged");
    expect(moveUrl("http://new.example/x", to("https://new.example")).kind).toBe("change");
    expect(moveUrl("https://new.example:8443/x", to("new.example"))).toMatchObject({
      url: "https://new.example/x",
    });
  });

  it("is not made where it would be too long, cannot be read, or would take a name along", () => {
    const long = `https://a.example/${"x".repeat(MAX_URL_LENGTH - 18)}`;
    expect(long).toHaveLength(MAX_URL_LENGTH);
    expect(moveUrl(long, to("b.example")).kind).toBe("change");
    expect(moveUrl(long, to("bcd.example"))).toEqual({
      kind: "left_out",
      why: "Its address would be 2 characters too long (500 at most)",
    });
    expect(moveUrl("nowhere", to("b.example")).kind).toBe("left_out");
    expect(moveUrl("https://user:pass@a.example/x", to("b.example")).kind).toBe("left_out");
  });

  it("differs in nothing but the origin, whatever the address", () => {
    fc.assert(
      fc.property(address, (url) => {
        const moved = moveUrl(url, to("https://moved.example:444"));
        if (moved.kind !== "change") throw new Error(moved.why);
        const [before, after] = [new URL(url), new URL(moved.url)];
        expect(after.origin).toBe("https://moved.example:444");
        expect(after.href.slice(after.origin.length)).toBe(before.href.slice(before.origin.length));
        expect(moveUrl(moved.url, to("https://moved.example:444")).kind).toBe("unchanged");
      }),
    );
  });
});

describe("doubles", () => {
  const hook = (webhook_id: string, url: string, action = "thread_closed") => ({ webhook_id, url, action });
  it("are counted where they are new", () => {
    const all = [
      hook("1", "https://a/x"),
      hook("2", "https://b/x"),
      hook("3", "https://a/x", "incoming_chat"),
    ];
    expect(newDoubles(all, new Map([["1", "https://b/x"]]))).toBe(1);
    expect(newDoubles(all, new Map([["3", "https://b/x"]]))).toBe(0);
    const doubled = [hook("1", "https://a/x"), hook("2", "https://a/x")];
    const both = new Map([
      ["1", "https://b/x"],
      ["2", "https://b/x"],
    ]);
    expect(newDoubles(doubled, both)).toBe(0);
  });
});
