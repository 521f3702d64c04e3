import { pages } from "@/lib/paths";
import { registerWebhook, unregisterWebhook } from "./api";
import { BOT } from "./changed-license";
import { expect, expectAccessible, test } from "./fixtures";
import { journalled } from "./journal";
import { BotForm } from "./pages/bot-form";
import { PlaygroundPage } from "./pages/playground-page";
import { TestPane } from "./pages/test-pane";
import { WebhookForm } from "./pages/webhook-form";

const SECRET = "the-real-secret-1";
const body = (action: string) =>
  JSON.stringify({
    webhook_id: "w1",
    secret_key: SECRET,
    action,
    data: { chat: { properties: { source: { type: { value: "telegram" } } } }, chat_id: "c" },
  });

test("a whole webhook body in Playground is judged by its data, chooses its action and loses its secret", async ({
  page,
}) => {
  const id = await registerWebhook({
    url: "https://pasted.example/hook",
    description: "Wants Telegram",
    action: "incoming_chat_thread",
    secret_key: "pasted-secret",
    filters: { chat_properties: { source: { type: { values: ["telegram"] } } } },
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.chooseAction("Thread closed");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await playground.question.getByRole("tab", { name: "Push" }).click();
  await playground.question.getByRole("textbox", { name: "Push as JSON" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(body("incoming_chat_thread"));
  await expect(playground.action).toHaveValue("incoming_chat_thread");
  await expect(playground.question.getByText(/^Read as the whole body of a webhook/)).toBeVisible();
  await expect(playground.verdict("Would send").getByRole("link", { name: "Wants Telegram" })).toBeVisible();
  await expect(playground.question).not.toContainText(SECRET);
  await expectAccessible(page);
  const link = await playground.link();
  await page.goto(link);
  await expect(playground.verdict("Would send").getByRole("link", { name: "Wants Telegram" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(SECRET);
  expect(sent.join("\n")).not.toContain(SECRET);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(SECRET);
  await page.close();
  await unregisterWebhook(id);
});

test("a body of another action is said beside the filter that it is put to", async ({ page }) => {
  const form = new WebhookForm(page);
  const pane = new TestPane(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await pane.typePush(body("incoming_event"));
  await expect(
    pane.pane.getByText(/^This body was sent for “Message or event”, but you chose “Thread closed”/),
  ).toBeVisible();
  await expect(pane.pane).not.toContainText(SECRET);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(SECRET);
});

test("what is pasted into a filter is taken out of what stands around it", async ({ page }) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("incoming_chat_thread");
  await form.filter.getByRole("tab", { name: "JSON" }).click();
  const editor = form.filter.getByRole("textbox", { name: "Filter as JSON" });
  const type = async (text: string) => {
    await editor.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(text);
  };
  await type("{“chat_properties”: {}}");
  await expect(
    form.filter.getByText(/U\+201C \(left double curly quote\) stands here/).first(),
  ).toBeVisible();
  const filters = { chat_properties: { source: { type: { values: ["face\u200bbook"] } } } };
  await type(JSON.stringify({ url: "https://a.example", action: "x", secret_key: SECRET, filters }));
  await expect(form.filter.getByText(/^Only the part in “filters” is used/)).toBeVisible();
  await expect(editor).not.toContainText(SECRET);
  await form.filter.getByRole("tab", { name: "Conditions" }).click();
  const row = form.filter.getByRole("group", { name: /^Chat source · type/ });
  await expect(row.getByText(/holds U\+200B \(zero width space\)/).first()).toBeVisible();
  await expectAccessible(page);
  await row.getByRole("button", { name: "Remove invisible characters" }).click();
  await expect(row.getByRole("button", { name: "Remove facebook", exact: true })).toBeVisible();
  await expect(form.filter.getByText("Other.", { exact: false })).toHaveCount(0);
  await form.addValues("chat source · type", "“telegram”", '"a, b"', "c、d");
  for (const value of ["telegram", "a, b", "c", "d"]) {
    await expect(row.getByRole("button", { name: `Remove ${value}`, exact: true })).toBeVisible();
  }
});

test("a space copied along is taken off an address, and is said of a secret", async ({
  page,
  expectConsole,
}) => {
  // The avatar's picture does not exist.
  expectConsole(/Failed to load resource/);
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill("Trail\u200b Bot ");
  await expect(page.getByText(/^Contains U\+200B \(zero width space\)/)).toBeVisible();
  await page.getByRole("button", { name: "Remove invisible characters" }).click();
  await expect(form.name).toHaveValue("Trail Bot");
  await page.getByRole("textbox", { name: "Avatar" }).fill("https://cdn.example.com/a.png ");
  await page.getByRole("textbox", { name: "Capacity" }).focus();
  await expect(page.getByText("Use an http or https address, or one without a scheme")).toHaveCount(0);
  const webhook = new WebhookForm(page);
  await webhook.openNew();
  await webhook.secret.fill(" secret");
  await expect(page.getByText(/receivers compare the secret exactly/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove the spaces" }).click();
  await expect(webhook.secret).toHaveValue("secret");
});

test("typing a day of the timeline is one step of history and one request", async ({ page }) => {
  const id = await journalled.createBot(page, { name: "Dated Bot", ...BOT });
  await journalled.removeBot(page, id);
  await page.goto(pages.changes);
  const from = page.getByLabel("From", { exact: true });
  await expect(from).toBeVisible();
  const before = await page.evaluate(() => window.history.length);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.startsWith("/api/changes") && searchParams.has("from")) asked.push(request.url());
  });
  await from.press("0");
  await page.keyboard.type("1312026");
  await expect(page).toHaveURL(/from=2026-01-31/);
  await expect.poll(() => asked.length).toBe(1);
  expect(await page.evaluate(() => window.history.length)).toBe(before + 1);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await expect(from).toHaveValue("");
  await from.fill("2026-02-01");
  await expect(page).toHaveURL(/from=2026-02-01/);
});
