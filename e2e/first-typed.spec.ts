import { expect, test } from "./fixtures";
import { WebhookForm } from "./pages/webhook-form";

test.describe("the conditions of a new webhook", () => {
  test("say nothing of a condition before it is filled in or left; pasted values are counted", async ({
    page,
  }) => {
    const form = new WebhookForm(page);
    await form.openNew();
    await form.chooseAction("thread_closed");
    await form.addCondition("Chat source · type");
    const row = form.filter.getByRole("listitem").filter({ hasText: "source · type" }).first();
    const values = row.getByRole("textbox");
    await expect(values).toBeVisible();
    await expect(row).not.toContainText("Add at least one value");
    await expect(row).not.toContainText("Never");
    await values.focus();
    await page.keyboard.press("Shift+Tab");
    await expect(row).not.toContainText("Add at least one value");
    await values.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", ["", "a", "b", "a", " ", "c"].join("\n"));
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(page.getByRole("status").filter({ hasText: "values added" })).toHaveText(
      "3 values added, 1 duplicate and 2 blanks left out",
    );
    await form.addCondition("Chat rating · score");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await form.url.focus();
    await expect(form.filter.getByText("Add at least one value")).toBeVisible();
  });

  test("are undone in one order with the action, wherever the focus is", async ({ page }) => {
    const form = new WebhookForm(page);
    await form.openNew();
    await form.chooseAction("incoming_chat_thread");
    await form.addCondition("Chat source · type");
    await form.chooseAction("thread_closed");
    const said = page.getByRole("status").filter({ hasText: "Undone" });
    const started = page.getByRole("radio", { name: /^Chat started/ });
    await page.keyboard.press("Control+z");
    await expect(started).toBeChecked();
    await expect(started).toBeFocused();
    await expect(said).toHaveText("Undone: action.");
    await page.keyboard.press("Control+z");
    await expect(said).toHaveText("Undone: condition on the chat's source type added. Now no conditions.");
    await expect(started).toBeChecked();
    await expect(form.filter.getByRole("button", { name: "Add condition" })).toBeFocused();
  });
});
