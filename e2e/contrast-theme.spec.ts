import type { Locator, Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { expect, expectAccessible, test } from "./fixtures";

/* A contrast theme replaces every colour, so two states that differ only by background look alike. */

test.use({ contextOptions: { forcedColors: "active", reducedMotion: "reduce" } });

/** The look of a part of the page while the pointer is elsewhere. */
async function look(part: Locator): Promise<string> {
  await part.page().mouse.move(0, 0);
  return (await part.screenshot()).toString("base64");
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("main")).toBeVisible();
}

const link = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });

test("boxes, the place in the navigation, and what a menu and the palette would do are told apart", async ({
  page,
}) => {
  await open(page, pages.bots);
  const every = page.getByRole("checkbox", { name: /^Select all/ });
  const box = page.getByRole("checkbox", { name: "Select Welcome Bot" });
  const row = page.getByRole("row").filter({ has: box });
  const looks = [await look(every)];
  const off = await look(box);
  await box.check();
  expect(await look(box)).not.toBe(off);
  await expect(row.getByRole("cell").first()).toHaveCSS("border-left-width", "4px");
  looks.push(await look(every));
  await every.check();
  looks.push(await look(every));
  expect(new Set(looks).size).toBe(3);

  const there = await look(link(page, "Bots"));
  await link(page, "Webhooks").click();
  await expect(link(page, "Webhooks")).toHaveAttribute("aria-current", "page");
  expect(await look(link(page, "Bots"))).not.toBe(there);

  await page.keyboard.press("Control+k");
  const options = page.getByRole("dialog", { name: "Find" }).getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  const chosen = await look(options.first());
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "false");
  expect(await look(options.first())).not.toBe(chosen);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Theme" }).click();
  const item = page.getByRole("menuitemradio", { name: "Light" });
  await item.focus();
  const focused = await look(item);
  await page.keyboard.press("ArrowDown");
  expect(await look(item)).not.toBe(focused);
});

test("the first action is a fill and every other button has a border", async ({ page }) => {
  await open(page, pages.newWebhook);
  const colours = (name: string) =>
    page
      .getByRole("main")
      .getByText(name, { exact: true })
      .last()
      .evaluate((element) => {
        const button = element.closest("a, button") ?? element;
        const { backgroundColor, borderTopWidth } = getComputedStyle(button);
        return { backgroundColor, borderTopWidth };
      });
  const [first, other] = [await colours("Register webhook"), await colours("Cancel")];
  expect(first.backgroundColor).not.toBe(other.backgroundColor);
  expect([first.borderTopWidth, other.borderTopWidth]).toEqual(["1px", "1px"]);
});

test("choices, switches, tabs and the option that Enter takes are told apart", async ({ page }) => {
  await open(page, pages.settings);
  const dark = page.getByRole("radio", { name: "Dark" });
  const off = await look(dark);
  await dark.check();
  expect(await look(dark)).not.toBe(off);
  const single = page.getByRole("switch", { name: "Single-key shortcuts" });
  const on = await look(single.locator(".."));
  await single.uncheck();
  expect(await look(single.locator(".."))).not.toBe(on);

  await open(page, pages.transfer);
  const tab = page.getByRole("tab", { name: "Export" });
  const shown = await look(tab);
  await page.getByRole("tab", { name: "Import" }).click();
  expect(await look(tab)).not.toBe(shown);

  await open(page, pages.newWebhook);
  await page.getByRole("radio", { name: /^Chat started/ }).check();
  await page.getByRole("button", { name: "Add condition" }).click();
  const option = page.getByRole("option").first();
  await expect(option).toBeVisible();
  const resting = await look(option);
  await page.keyboard.press("ArrowDown");
  await expect(option).toHaveAttribute("data-active", "");
  expect(await look(option)).not.toBe(resting);
});

test("cells of the grid show what is selected and what is changed", async ({ page }) => {
  await open(page, `${pages.routing}?view=grid`);
  const cells = page.getByRole("row").filter({ hasText: "Welcome Bot" }).getByRole("gridcell");
  const [first, second] = [cells.nth(0), cells.nth(1)];
  await first.click();
  const plain = await look(second);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(second).toHaveAttribute("aria-selected", "true");
  expect(await look(second)).not.toBe(plain);

  await second.click();
  const set = () => second.evaluate((cell) => getComputedStyle(cell).textDecorationLine);
  expect(await set()).toBe("none");
  await page.keyboard.press("l");
  await expect.poll(set).toBe("underline");
});

test("nothing is inaccessible with a contrast theme", async ({ page }) => {
  for (const path of [pages.bots, pages.playground]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
