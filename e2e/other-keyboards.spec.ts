import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { expect, test } from "./fixtures";

type Key = { key: string; code: string; ctrlKey?: boolean; keyCode?: number };

/** Presses keys as a browser tells of them: what the layout writes, and where the key is. */
async function press(page: Page, ...keys: Key[]): Promise<void> {
  await page.evaluate((pressed) => {
    for (const key of pressed) {
      const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }
  }, keys);
}

test("shortcuts work where the layout writes Cyrillic, and with Caps Lock", async ({ page }) => {
  await page.goto(pages.bots);
  await expect(page.getByRole("table", { name: "Bots" })).toBeVisible();
  await press(page, { key: "л", code: "KeyK", ctrlKey: true });
  await expect(page.getByRole("dialog", { name: "Find" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Find" })).toHaveCount(0);

  await press(page, { key: "п", code: "KeyG" }, { key: "ц", code: "KeyW" });
  await expect(page).toHaveURL(pages.webhooks);
  await press(page, { key: "G", code: "KeyG" }, { key: "B", code: "KeyB" });
  await expect(page).toHaveURL(pages.bots);
  await expect(page.getByRole("table", { name: "Bots" })).toBeVisible();
  await press(page, { key: "о", code: "KeyJ" });
  await expect(page.locator(".row-link").first()).toBeFocused();
  await press(page, { key: "с", code: "KeyC" });
  await expect(page).toHaveURL(pages.newBot);
});

test("the grid takes the keys of its letters, and Z where the layout has it", async ({ page }) => {
  await page.goto(`${pages.routing}?view=grid`);
  const cell = page.getByRole("row").filter({ hasText: "Welcome Bot" }).getByRole("gridcell").nth(2);
  await cell.click();
  await expect(cell).toBeFocused();
  await press(page, { key: "д", code: "KeyL" });
  await expect(cell).toHaveAccessibleName("Last");
  await press(page, { key: "y", code: "KeyZ", ctrlKey: true });
  await expect(cell).toHaveAccessibleName("Last");
  await press(page, { key: "z", code: "KeyY", ctrlKey: true });
  await expect(cell).toHaveAccessibleName("Not in the group");
});

test("the Enter that confirms composed characters takes no value", async ({ page }) => {
  await page.goto(pages.newWebhook);
  await page.getByRole("radio", { name: /^Chat started/ }).check();
  await page.getByRole("button", { name: "Add condition" }).click();
  const picker = page.getByRole("combobox").last();
  await picker.fill("source");
  await press(page, { key: "Enter", code: "Enter", keyCode: 229 });
  await expect(page.getByRole("listbox")).toBeVisible();
  await press(page, { key: "Enter", code: "Enter", keyCode: 13 });
  await expect(page.getByRole("listbox")).toHaveCount(0);
  const values = page.getByRole("textbox", { name: /source · type/ }).last();
  await values.fill("フェイスブック");
  await press(page, { key: "Enter", code: "Enter", keyCode: 229 });
  await expect(values).toHaveValue("フェイスブック");
  await press(page, { key: "Enter", code: "Enter", keyCode: 13 });
  await expect(values).toHaveValue("");
});
