import { pages } from "@/lib/paths";
import { registerWebhook, unregisterWebhook, webhooks } from "./api";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { WebhookForm } from "./pages/webhook-form";

/** The reference's register_webhook example. */
const REFERENCE = {
  url: "http://myservice.com/webhooks",
  description: "Test webhook",
  action: "thread_closed",
  secret_key: "laudla991lamda0pnoaa0",
  filters: {
    chat_properties: {
      source: { type: { values: ["facebook", "twitter"] } },
      rating: { comment: { exists: true } },
    },
    chat_member_ids: { agents: ["johndoe@mail.com"] },
  },
};

const webhookUrl = new RegExp(`${pages.webhooks}/([0-9a-z]{25})`);
const idIn = (url: string) => webhookUrl.exec(url)?.[1] ?? "";

cleanUp(async () => {
  for (const { webhook_id, url } of await webhooks())
    if (url === REFERENCE.url) await unregisterWebhook(webhook_id);
});

test("register the reference's webhook through the builder", async ({ page }) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.url.fill(REFERENCE.url);
  await form.description.fill(REFERENCE.description);
  await form.chooseAction("thread_closed");
  await expect(form.filter.getByText("Fires every time a thread closes")).toBeVisible();
  await form.addCondition("Chat source · type");
  await form.addValues("chat source · type", "facebook", "twitter");
  await form.addCondition("Chat rating · comment");
  await form.chooseTest("chat rating · comment", "is present");
  await form.addCondition("Chat agents");
  const agents = form.filter.getByRole("textbox", { name: "Add an agent" });
  await agents.fill("johndoe@mail.com");
  await agents.press("Enter");
  await form.secret.fill(REFERENCE.secret_key);
  await expectAccessible(page);
  await form.submit.click();
  await expect(page).toHaveURL(webhookUrl);
  const id = idIn(page.url());
  const stored = (await webhooks()).find((webhook) => webhook.webhook_id === id);
  expect(stored).toEqual({ ...REFERENCE, webhook_id: id });
  await expectAccessible(page);
});

test("paste a list, duplicates merge, and a value of the wrong type is marked where it is", async ({
  page,
}) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await form.addCondition("Chat rating · score");
  const input = form.filter.getByRole("textbox", { name: /^Add a value of chat rating/i });
  await input.evaluate((element) => {
    const data = new DataTransfer();
    data.setData("text/plain", "1, 0, 1, good");
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const row = form.filter.getByRole("group", { name: /^Chat rating · score/ });
  await expect(row.getByRole("button", { name: /^Remove/ })).toHaveCount(4);
  await expect(row.getByText(/good/).first()).toBeVisible();
  await expect(row.locator("[aria-invalid=true]").first()).toBeVisible();
  await expectAccessible(page);
});

test("another action keeps conditions it does not offer, marked, until they are removed", async ({
  page,
}) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await form.addCondition("Thread routing · idle");
  await form.chooseAction("incoming_event");
  await expect(
    form.filter.getByText(/does not offer|is not offered|do not apply|does not apply/).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await form.filter.getByRole("button", { name: /^Remove 1 condition/ }).click();
  await expect(form.filter.getByText("Fires every time a message or event arrives")).toBeVisible();
});

test("the JSON tab edits the same filter and keeps what the builder does not know", async ({ page }) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await form.filter.getByRole("tab", { name: "JSON" }).click();
  const editor = form.filter.getByRole("textbox").first();
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(
    '{"chat_properties":{"source":{"type":{"values":["facebook"]}}},"future":{"x":1}}',
  );
  await form.filter.getByRole("tab", { name: "Conditions" }).click();
  await expect(form.filter.getByRole("group", { name: /^Chat source · type is facebook/ })).toBeVisible();
  await expect(form.filter.getByText("future").first()).toBeVisible();
  await expectAccessible(page);
});

test("duplicating copies the secret without showing it, and unregistering asks for the name", async ({
  page,
}) => {
  const original = await registerWebhook({
    ...REFERENCE,
    description: "Original",
    secret_key: "never-in-the-browser-17",
  });
  await page.goto(pages.webhook(original));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.content()).not.toContain("never-in-the-browser-17");
  await page.goto(pages.duplicateWebhook(original));
  const form = new WebhookForm(page);
  await form.description.fill("Copy");
  await form.submit.click();
  await expect(page).toHaveURL(webhookUrl);
  const copy = idIn(page.url());
  expect((await webhooks()).find((webhook) => webhook.webhook_id === copy)).toEqual({
    ...REFERENCE,
    description: "Copy",
    secret_key: "never-in-the-browser-17",
    webhook_id: copy,
  });
  await page.getByRole("button", { name: /^Unregister/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Copy");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /^Unregister/ }).click();
  await expect(page).toHaveURL(new RegExp(`${pages.webhooks}(\\?|$)`));
  expect((await webhooks()).some((webhook) => webhook.webhook_id === copy)).toBe(false);
});

test("a property that a webhook asks for is offered to others, a bot's included", async ({ page }) => {
  await registerWebhook({
    ...REFERENCE,
    filters: { chat_properties: { orders: { open: { values: [3] } } } },
  });
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await form.addCondition("orders · open");
  await expect(form.filter.getByRole("combobox", { name: /^Test of .*orders · open/i })).toBeVisible();

  const bot = new BotForm(page);
  await bot.openNew();
  await bot.turnOnWebhooks(REFERENCE.url, REFERENCE.secret_key);
  await bot.addAction("Thread closed");
  await form.addCondition("orders · open");
  await expect(form.filter.getByRole("combobox", { name: /^Test of .*orders · open/i })).toBeVisible();
});

test("the list narrows by action and host, in its address", async ({ page }) => {
  await page.goto(`${pages.webhooks}?action=thread_closed`);
  const table = page.getByRole("table", { name: "Webhooks" });
  await expect(table).toBeVisible();
  await expect(table.getByText("thread_closed").first()).toBeVisible();
  await expect(table.getByText("incoming_event")).toHaveCount(0);
  await expectAccessible(page);
});
