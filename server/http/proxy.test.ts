import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import { proxy } from "@/proxy";
import { prepareDashboard } from "@/server/testing/dashboard";

beforeAll(() => prepareDashboard());

const answer = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3130${path}`, { headers })).headers;

it("gives each page a nonce of its own, known to the page and to its policy", () => {
  const [first, second] = [answer("/bots"), answer("/bots")];
  const nonce = first.get("x-middleware-request-x-nonce");
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  expect(first.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  expect(second.get("x-middleware-request-x-nonce")).not.toBe(nonce);
  expect(first.get("cache-control")).toBe("no-store");
});

it("tells a page its own path, whatever a client claims", () => {
  const headers = answer("/bots?q=a+b&_rsc=1x", { "x-switchboard-path": "/evil", "x-nonce": "guessed" });
  expect(headers.get("x-middleware-request-x-switchboard-path")).toBe("/bots?q=a+b");
  expect(headers.get("x-middleware-request-x-nonce")).not.toBe("guessed");
});

it("leaves API answers their own caching", () => {
  const headers = answer("/api/bots");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.has("cache-control")).toBe(false);
});
