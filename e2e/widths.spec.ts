import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { expect, expectAccessible, test } from "./fixtures";
import { boxOf } from "./pages/box";

const PLACES = [
  pages.bots,
  pages.newBot,
  pages.webhooks,
  pages.newWebhook,
  pages.routing,
  `${pages.routing}?view=grid`,
  pages.playground,
  pages.changes,
  pages.transfer,
  pages.settings,
];

/** Pages checked with axe, which takes seconds for each; the other pages are checked in their own tests. */
const LOOKED_INTO: string[] = [pages.newWebhook, pages.routing, pages.playground];

test("the names of bots and webhooks have room beside the sidebar", async ({ page }) => {
  for (const [path, column] of [
    [pages.bots, "Bot"],
    [pages.webhooks, "Webhook"],
  ] as const) {
    await page.goto(path);
    const name = page.getByRole("columnheader", { name: column, exact: true });
    for (const width of [640, 768, 900, 1024, 1100, 1200, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await expect
        .poll(async () => (await name.boundingBox())?.width, `${path} at ${width}`)
        .toBeGreaterThan(200);
    }
  }
});

test("the bar of a selection is one row, and nothing in it is lost", async ({ page }) => {
  await page.goto(pages.bots);
  await page.getByRole("checkbox", { name: "Select Welcome Bot" }).check();
  const bar = page.getByRole("region", { name: "Selected bots" });
  for (const width of [320, 390, 768, 1024, 1100, 1200, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await bar.boundingBox())?.height, `at ${width}`).toBeLessThan(64);
    await bar.getByRole("button", { name: "Actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Set status…" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: /^Select all/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
  }
});

test("no page scrolls sideways on the narrowest screen, nothing overlaps in the header, and axe finds nothing", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of PLACES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (LOOKED_INTO.includes(path)) await expectAccessible(page);
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect([path, Math.max(0, beyond)]).toEqual([path, 0]);
  }
  const [tag, find] = await Promise.all([
    boxOf(page.getByRole("banner").getByText("Embedded")),
    boxOf(page.getByRole("banner").getByRole("button", { name: "Find" })),
  ]);
  expect(tag.x + tag.width).toBeLessThanOrEqual(find.x);
});

/** Names of elements that get the focus by Tab while another element covers them. */
async function covered(page: Page, presses: number): Promise<string[]> {
  const found: string[] = [];
  for (let count = 0; count < presses; count += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body || element.closest("header")) return undefined;
      const { left, top, width, height } = element.getBoundingClientRect();
      const middle = document.elementFromPoint(left + width / 2, top + height / 2);
      const bar = middle?.closest(".bottom-bar, header, thead");
      return bar && !bar.contains(element) ? element.outerHTML.slice(0, 120) : undefined;
    });
    if (name !== undefined) found.push(name);
  }
  return found;
}

test("what gets the focus is not under a bar, and at 400 % no bar stays in sight", async ({ page }) => {
  for (const [width, height] of [
    [320, 256],
    [390, 640],
    [900, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const path of [pages.newWebhook, pages.newBot, pages.bots]) {
      await page.goto(path);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
      expect([path, width, await covered(page, 30)]).toEqual([path, width, []]);
    }
  }
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(pages.newBot);
  const fixed = await page.evaluate(() =>
    [...document.querySelectorAll("header, .bottom-bar, th")]
      .filter((bar) => ["sticky", "fixed"].includes(getComputedStyle(bar).position))
      .map(({ className }) => className),
  );
  expect(fixed).toEqual([]);
});
