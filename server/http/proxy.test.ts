import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import { config, proxy } from "@/proxy";
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

it.each([
  ["/bots", true],
  ["/", true],
  ["/iconic", true],
  ["/icon.svg/x", true],
  ["/robots.txt", true],
  ["/favicon.ico", true],
  ["/_next/static-like", true],
  ["/apis", true],
  ["/api/bots", false],
  ["/api/auth/callback/livechat", false],
  ["/_next/static/chunks/a.js", false],
  ["/icon.svg", false],
])("looks at %s: %s", (path, looks) => {
  const url = `http://localhost:3130${path}`;
  expect(unstable_doesMiddlewareMatch({ config, nextConfig: {}, url })).toBe(looks);
});

it("gives every page a policy whose violations are reported", () => {
  const headers = answer("/iconic");
  expect(headers.get("content-security-policy")).toContain("report-uri /api/csp-reports; report-to policy");
  expect(headers.get("reporting-endpoints")).toBe('policy="/api/csp-reports"');
});
