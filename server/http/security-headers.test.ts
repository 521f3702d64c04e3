import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { commonHeaders, contentSecurityPolicy, SONNER_STYLE_HASHES } from "./security-headers";

const local = { appUrl: "http://localhost:3000", accountsUrl: "http://localhost:4001/x", development: false };

it("lets only scripts with the nonce run, and nobody frame the page", () => {
  const policy = contentSecurityPolicy("abc", local);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:4001");
  expect(policy).not.toMatch(/(script|style)-src [^;]*unsafe/);
});

it("takes pictures over plain http only where the page itself is", () => {
  const pictures = (appUrl: string) =>
    /img-src ([^;]*)/.exec(contentSecurityPolicy("abc", { ...local, appUrl }))?.[1];
  expect(pictures("http://localhost:3000")).toBe("'self' data: https: http:");
  expect(pictures("https://console.example")).toBe("'self' data: https:");
});

it("insists on TLS only where there is TLS", () => {
  expect(commonHeaders(local)).not.toHaveProperty("Strict-Transport-Security");
  expect(commonHeaders({ appUrl: "https://console.example" })).toHaveProperty("Strict-Transport-Security");
});

it("knows the style sheet of the installed sonner", () => {
  const source = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
  const css = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""';
  const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect(SONNER_STYLE_HASHES).toEqual([hash(""), hash(JSON.parse(css))]);
});
