import type { Locator, Page, Route } from "@playwright/test";
import { pages } from "@/lib/paths";
import { expect, test } from "./fixtures";

/** Parts that load late can fail to load: without network, or because this build's files are gone. */

const SCRIPTS = "**/_next/static/chunks/*.js";
const HARMLESS = /Failed to load (resource|chunk)|ChunkLoadError/;
const WORDS = "This could not be loaded.";

test.beforeEach(({ expectConsole }) => expectConsole(HARMLESS));

const noNetwork = (route: Route) => route.abort("internetdisconnected");
const gone = (route: Route) => route.fulfill({ status: 404, body: "" });

type Part = {
  name: string;
  path: string;
  open: (page: Page) => Promise<unknown>;
  shown: (page: Page) => Locator;
};

const press = (role: "button" | "tab", name: string | RegExp) => async (page: Page) => {
  const control = page.getByRole(role, { name }).first();
  await control.focus();
  await control.press("Enter");
};
const dialog = (name: string | RegExp) => (page: Page) => page.getByRole("dialog", { name });
const menu = (page: Page) => page.getByRole("menu");

const OVER: Part[] = [
  {
    name: "palette",
    path: pages.bots,
    open: (page) => page.keyboard.press("Control+k"),
    shown: dialog("Find"),
  },
  {
    name: "keys",
    path: pages.bots,
    open: (page) => page.keyboard.press("?"),
    shown: dialog("Keyboard shortcuts"),
  },
  { name: "row menu", path: pages.bots, open: press("button", /^Actions for/), shown: menu },
  { name: "status menu", path: pages.bots, open: press("button", /^Status of/), shown: menu },
  { name: "account menu", path: pages.bots, open: press("button", /^Account/), shown: menu },
  { name: "theme menu", path: pages.settings, open: press("button", "Theme"), shown: menu },
  { name: "webhook menu", path: pages.webhooks, open: press("button", /^Actions for/), shown: menu },
];

test("what opens over the page says beside its trigger that it did not come, keeps the focus, and tries again", async ({
  page,
}) => {
  for (const { name, path, open, shown } of OVER) {
    await test.step(name, async () => {
      await page.goto(path);
      await page.route(SCRIPTS, noNetwork);
      await open(page);
      const words = page.getByRole("alert").filter({ hasText: WORDS });
      await expect(words).toBeVisible();
      const focused = await page.evaluateHandle(() => document.activeElement);
      // Opening the part a second time tries again.
      await open(page);
      await expect(words).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.unroute(SCRIPTS);
      await words.getByRole("button", { name: "Try again" }).click();
      await expect(shown(page)).toBeVisible();
      await expect(words).toBeHidden();
      await page.keyboard.press("Escape");
      await expect(shown(page)).toBeHidden();
      // The page's heading may take the focus if nothing had it before.
      expect(
        await focused.evaluate((element) =>
          [document.activeElement, document.body].includes(element as HTMLElement),
        ),
      ).toBe(true);
    });
  }
});

const HERE: Part[] = [
  {
    name: "grid",
    path: pages.routing,
    open: press("tab", "All groups"),
    shown: (page) => page.getByRole("grid"),
  },
  {
    name: "JSON of a filter",
    path: pages.newWebhook,
    open: (page) =>
      page
        .getByRole("radio", { name: /^Chat started/ })
        .click()
        .then(() => press("tab", "JSON")(page)),
    shown: (page) => page.getByRole("textbox", { name: "Filter as JSON" }),
  },
  {
    name: "selection",
    path: pages.bots,
    open: (page) => page.getByRole("checkbox", { name: /^Select all/ }).click(),
    shown: (page) => page.getByRole("region", { name: "Selected bots" }),
  },
];

test("a part of the page says in its place that it did not come, and tries again", async ({ page }) => {
  for (const { name, path, open, shown } of HERE) {
    await test.step(name, async () => {
      await page.goto(path);
      await page.route(SCRIPTS, noNetwork);
      await open(page);
      const words = page.getByRole("alert").filter({ hasText: WORDS });
      await expect(words.first()).toBeVisible();
      await page.unroute(SCRIPTS);
      await words.first().getByRole("button", { name: "Try again" }).press("Enter");
      await expect(shown(page)).toBeVisible();
      // One press reloads every missing part.
      await expect(words).toHaveCount(0);
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    });
  }
});

test("a page whose files do not come leaves the console standing, and comes with another try", async ({
  page,
}) => {
  for (const answer of [noNetwork, gone]) {
    await page.goto(pages.bots);
    await page.route(SCRIPTS, answer);
    await page.getByRole("link", { name: "Transfer" }).click();
    await expect(page.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await page.unroute(SCRIPTS);
    await page.getByRole("button", { name: answer === gone ? "Reload" : "Try again" }).click();
    await expect(page.getByRole("tab", { name: "Import" })).toBeVisible();
  }
});

test.describe("a tab of an old build", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(pages.newBot);
    await page.route(/\/api\//, async (route) => {
      try {
        const response = await route.fetch();
        await route.fulfill({
          response,
          headers: { ...response.headers(), "x-switchboard-build": "another" },
        });
      } catch {
        // Leaving a page cancels its requests.
      }
    });
    await page.route(SCRIPTS, gone);
  });

  test("is told, and reloading keeps what was typed", async ({ page }) => {
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("Typed before the update");
    await page.getByRole("link", { name: "Webhooks", exact: true }).click();
    const words = page.getByRole("alert").filter({ hasText: "Switchboard was updated" });
    await expect(words).toBeVisible();
    await page.unroute(SCRIPTS);
    await words.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByText("Restored what you typed")).toBeVisible();
    await expect(name).toHaveValue("Typed before the update");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
  });

  test("is loaded from the new one where nothing is typed, once", async ({ page }) => {
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest()) documents.push(request.url());
    });
    await page.getByRole("link", { name: "Transfer" }).click();
    await expect.poll(() => documents.length).toBe(1);
    await page.unroute(SCRIPTS);
    await page.reload();
    await expect(page.getByRole("tab", { name: "Import" })).toBeVisible();
    expect(documents).toHaveLength(2);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});

test.describe("without network", () => {
  const strip = (page: Page) =>
    page.getByRole("paragraph").filter({ hasText: "You are offline. Nothing you type is lost." });

  test("every page stays, says so, and works again afterwards", async ({ page, context }) => {
    const { bots, routing, webhooks, playground, changes, transfer, settings } = pages;
    for (const path of [bots, routing, webhooks, playground, changes, transfer, settings]) {
      await test.step(path, async () => {
        await page.goto(path);
        await context.setOffline(true);
        await expect(strip(page)).toBeVisible();
        const other = path === bots ? "Settings" : "Bots";
        await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: other }).click();
        await page.keyboard.press("Control+k");
        await expect(
          page
            .getByText(WORDS)
            .or(page.getByRole("dialog", { name: "Find" }))
            // The content behind a tab could not be loaded either.
            .filter({ visible: true })
            .first(),
        ).toBeVisible();
        await page.keyboard.press("Escape");
        expect(new URL(page.url()).pathname).toBe(path);
        await context.setOffline(false);
        await expect(strip(page)).toBeHidden();
        await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: other }).click();
        await expect(page.getByRole("heading", { level: 1, name: other })).toBeVisible();
      });
    }
  });

  test("a save says that it was not sent, and loses nothing", async ({ page, context }) => {
    await page.goto(pages.newBot);
    await page.getByRole("textbox", { name: "Name" }).fill("Typed without network");
    await context.setOffline(true);
    await expect(strip(page)).toBeVisible();
    await page.getByRole("button", { name: "Create bot" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Not sent: you are offline" })).toContainText(
      "Nothing was changed",
    );
    await context.setOffline(false);
    await expect(strip(page)).toBeHidden();
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Typed without network");
  });
});
