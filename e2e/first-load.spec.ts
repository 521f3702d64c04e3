import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { dashboardUrl } from "./addresses";
import { expect, test } from "./fixtures";

/*
 * KiB that a browser fetches before the list of bots works. docs/decisions/007-first-load.md says how the
 * size is kept small, and how to mend a failure of one of these tests.
 */
const AIM_KIB = 159;
/**
 * Size of the same scripts in gzip, for clients that do not accept brotli: the measured size, a little above.
 */
const GZIPPED_KIB = 184;

const SCRIPT = /\/_next\/static\/[^"'?\\]+\.js/g;

test("the build's scripts that the page names are less than 159 KiB as they are sent", async ({ page }) => {
  const named = await scriptsNamed(page);
  const sizes = named.map((path) => {
    const file = join(".next", path.slice("/_next/".length));
    const brotli = readFileSync(`${file}.br`);
    expect(brotliDecompressSync(brotli).equals(readFileSync(file))).toBe(true);
    return { brotli: brotli.length, gzip: readFileSync(`${file}.gz`).length };
  });
  expect(sum(sizes.map(({ brotli }) => brotli)) / 1024).toBeLessThan(AIM_KIB);
  expect(sum(sizes.map(({ gzip }) => gzip)) / 1024).toBeLessThan(GZIPPED_KIB);
});

test("all JavaScript that Chromium fetches until the list of bots is quiet is less than 159 KiB", async ({
  page,
}) => {
  const scripts = await transferredScripts(page);
  const paths = scripts.map(({ url }) => new URL(url).pathname);
  expect(paths).toEqual(expect.arrayContaining(await scriptsNamed(page)));
  for (const { url, encoding, bytes } of scripts) {
    expect([url, encoding]).toEqual([url, "br"]);
    expect(bytes).toBeGreaterThan(0);
  }
  expect(sum(scripts.map(({ bytes }) => bytes)) / 1024).toBeLessThan(AIM_KIB);
});

test("the icon is also where a browser looks before it has read the page", async ({ page }) => {
  const response = await page.request.get(`${dashboardUrl}/favicon.ico`);
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "image/x-icon"]);
});

test("files of the build are kept for good and come in the best form a browser takes", async ({ page }) => {
  const [script = ""] = await scriptsNamed(page);
  for (const [accept, encoding] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ] as const) {
    const response = await page.request.get(dashboardUrl + script, {
      headers: { "accept-encoding": accept },
    });
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      "cache-control": expect.stringContaining("immutable"),
      "content-type": expect.stringContaining("javascript"),
      "x-content-type-options": "nosniff",
    });
    expect(response.headers()["content-encoding"]).toBe(encoding);
    expect((await response.body()).equals(readFileSync(join(".next", script.slice("/_next/".length))))).toBe(
      true,
    );
  }
  for (const path of ["chunks/missing.js", "..%2fbuild-manifest.json", "../build-manifest.json", "chunks"]) {
    const missing = await page.request.get(`${dashboardUrl}/_next/static/${path}`, { maxRedirects: 0 });
    expect([path, missing.status()]).toEqual([path, 404]);
    expect(missing.headers()["cache-control"] ?? "").not.toContain("immutable");
  }
});

/**
 * The paths of all scripts that the page's HTML names, whether in a script tag or only in the data for React.
 */
async function scriptsNamed(page: Page): Promise<string[]> {
  const html = await (await page.request.get(`${dashboardUrl}${pages.bots}`)).text();
  // Polyfills would serve only browsers that cannot run the rest of the page either.
  expect(html).not.toMatch(/nomodule/i);
  const named = [...new Set(html.match(SCRIPT))];
  expect(named.length).toBeGreaterThan(3);
  return named;
}

type Script = { url: string; encoding: string; bytes: number };

/** Every script with the bytes of its body on the wire, scripts that the page fetches later included. */
async function transferredScripts(page: Page): Promise<Script[]> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Map<string, Script>();
  network.on("Network.responseReceived", ({ requestId, type, response: { url, mimeType, headers } }) => {
    if (type !== "Script" && !mimeType.includes("javascript")) return;
    const encoding = new Headers(headers).get("content-encoding") ?? "none";
    scripts.set(requestId, { url, encoding, bytes: 0 });
  });
  network.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes += encodedDataLength;
  });
  await page.goto(pages.bots);
  await expect(page.getByRole("table", { name: "Bots" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  return [...scripts.values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
