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
