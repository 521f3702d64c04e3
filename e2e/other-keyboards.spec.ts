import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { WebhookForm } from "./pages/webhook-form";

const composed = { key: "Enter", code: "Enter", keyCode: 229 };
const enter = { ...composed, keyCode: 13 };

type Key = { key: string; code: string; ctrlKey?: boolean; keyCode?: number };

/**
 * Presses keys as a browser reports them: by the character that the layout writes, and by the key's place.
 */
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
  const form = new WebhookForm(page);
  await form.chooseAction("incoming_chat_thread");
  await form.filter.getByRole("button", { name: "Add condition" }).click();
  const picker = form.filter.getByRole("combobox", { name: "Add a condition on" });
  await picker.fill("Chat source · type");
  await press(page, composed);
  await expect(picker).toBeVisible();
  await press(page, enter);
  await expect(picker).toHaveCount(0);
  const values = form.filter.getByRole("textbox", { name: /^Add a value of/ });
  await values.fill("フェイスブック");
  await press(page, composed);
  await expect(values).toHaveValue("フェイスブック");
  await press(page, enter);
  await expect(values).toHaveValue("");
  await expect(form.filter.getByRole("button", { name: "Remove フェイスブック" })).toBeVisible();
});
