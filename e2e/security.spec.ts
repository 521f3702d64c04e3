import { api, pages } from "@/lib/paths";
import { dashboardUrl } from "./addresses";
import { control } from "./control";
import { expect, test } from "./fixtures";

test("answers carry a strict policy and are not stored", async ({ page }) => {
  const response = await page.goto(pages.bots);
  const headers = response?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  const scripts = policy.split(";").find((part) => part.trim().startsWith("script-src"));
  expect(scripts).toContain("'nonce-");
  expect(scripts).not.toContain("unsafe-inline");
  expect(scripts).not.toContain("unsafe-eval");
  expect(headers["cache-control"]).toContain("no-store");
  const data = await page.request.get(`${dashboardUrl}${api.bots}`);
  expect(data.headers()["cache-control"]).toContain("no-store");
});

test("a change needs the same origin", async ({ page }) => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    {},
  ];
  for (const headers of foreign) {
    const response = await page.request.post(`${dashboardUrl}${api.bots}`, { headers, data: { bot: {} } });
    expect(response.status()).toBe(403);
  }
});

test("no secret of the wire is in the logs", async ({ page }) => {
  await page.goto(pages.bots);
  const log = await control.log();
  const secrets = await control.secrets();
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

test("what only looks like a file carries the policy, and says where it is violated", async ({ page }) => {
  for (const path of ["/iconic", "/robots.txt", "/favicon.icon"]) {
    const response = await page.request.get(`${dashboardUrl}${path}`);
    expect(response.status()).toBe(404);
    const { "content-security-policy": policy, "x-content-type-options": sniff } = response.headers();
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("report-uri /api/csp-reports");
    expect(sniff).toBe("nosniff");
  }
});

test("what cannot be an address is refused, and every answer names its request", async ({ page }) => {
  for (const path of ["/bots/%E0%A4%A", "/api/bots/%"]) {
    const response = await page.request.get(`${dashboardUrl}${path}`);
    expect(response.status()).toBe(400);
    expect(response.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  }
  const missing = await page.request.get(`${dashboardUrl}/nothing`);
  expect(await missing.text()).toContain(missing.headers()["x-request-id"]);
});

test("the dashboard is live and ready", async ({ page }) => {
  for (const path of [api.live, api.ready, api.health]) {
    expect((await page.request.get(`${dashboardUrl}${path}`)).status()).toBe(200);
  }
  expect((await page.request.get(`${dashboardUrl}${api.metrics}`)).status()).toBe(404);
});
