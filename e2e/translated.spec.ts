import { pages } from "@/lib/paths";
import { botDetails, createBot, registerWebhook, removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { cleanUp, expect, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { BotsPage } from "./pages/bots-page";
import { Bulk } from "./pages/bulk";
import { RoutingPage } from "./pages/routing-page";
import { WebhookForm } from "./pages/webhook-form";
import { translate } from "./translate";

/** Every test here also fails on an error of the console or the page (fixtures.ts). */

const BOT = { status: "offline", max_chats_count: 6, groups: [{ id: 61, priority: "first" }] };
const NAMES = ["Übersetzt", "Übersetzt neu", "Übersetzt zwei"];
const URL = "https://translated.example/hook";

test.beforeEach(({ page }) => page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort()));
cleanUp(async () => {
  await removeBotsNamed(...NAMES);
  for (const { webhook_id, url } of await webhooks()) if (url === URL) await unregisterWebhook(webhook_id);
});

test("a bot is renamed and saved on a translated page", async ({ page }) => {
  const id = await createBot({ ...BOT, name: "Übersetzt" });
  const form = new BotForm(page);
  await form.open(id);
  await translate(page);
  await form.name.fill("Übersetzt neu");
  await form.name.fill("");
  await form.name.fill("Übersetzt");
  await form.name.fill("Übersetzt neu");
  await form.capacity.fill("8");
  await form.move(61, "Last");
  await form.addGroup(62, "Normal");
  await form.save.click();
  const confirmed = page.getByRole("dialog").getByRole("button", { name: /^(Save|Leave)/ });
  const saved = page.getByRole("heading", { level: 1 }).filter({ hasText: "Übersetzt neu" });
  await expect(confirmed.or(saved).first()).toBeVisible();
  if (await confirmed.isVisible()) await confirmed.click();
  await expect.poll(async () => (await botDetails(id)).name).toBe("Übersetzt neu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Übersetzt neu");
});

test("a bot is created and removed on translated pages", async ({ page }) => {
  const form = new BotForm(page);
  await form.openNew();
  await translate(page);
  await form.name.fill("Übersetzt zwei");
  await expect(page.getByText(/^Übersetzt zwei will be created/)).toBeVisible();
  await form.turnOnWebhooks(URL, "a secret of the test");
  await form.addAction("Chat started");
  await form.save.click();
  await expect(page).toHaveURL(/\/bots\/[0-9a-f]{32}/);
  await page.getByRole("button", { name: "Remove Übersetzt zwei" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Übersetzt zwei");
  await dialog.getByRole("button", { name: "Remove Übersetzt zwei" }).click();
  await expect(page).toHaveURL(/\/bots$/);
});

test("conditions come and go in the builder of a translated page, and a webhook is registered", async ({
  page,
}) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await translate(page);
  await form.url.fill("nothing");
  await form.url.fill(URL);
  await form.chooseAction("thread_closed");
  await expect(form.filter.getByText("Fires every time a thread closes")).toBeVisible();
  await form.addCondition("Chat source · type");
  await form.addValues("chat source · type", "facebook", "twitter");
  await form.chooseTest("chat source · type", "is present");
  await form.chooseTest("chat source · type", "is one of");
  await form.addCondition("Chat rating · comment");
  await form.filter
    .getByRole("button", { name: /^Remove .*comment/ })
    .first()
    .click();
  await form.filter.getByRole("tab", { name: "JSON" }).click();
  await form.filter.getByRole("tab").first().click();
  await form.secret.fill("a secret of the test");
  await form.submit.click();
  await expect(page).toHaveURL(/\/webhooks\/[0-9a-z]{25}/);
});

test("a webhook is changed and unregistered on a translated page", async ({ page }) => {
  const id = await registerWebhook({ url: URL, action: "thread_closed", secret_key: "a secret of the test" });
  await page.goto(pages.changeWebhook(id));
  await translate(page);
  await page.getByRole("textbox", { name: "Description" }).fill("Anders");
  await page
    .getByRole("button", { name: /^(Review|Change)/ })
    .last()
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Change|Register)/ })
    .click();
  await expect
    .poll(async () => (await webhooks()).find(({ url }) => url === URL)?.description)
    .toBe("Anders");
});

test("the count above a translated list follows the search, and statuses, bulk and sorting work", async ({
  page,
}) => {
  for (const name of NAMES) await createBot({ ...BOT, name });
  const list = new BotsPage(page);
  await list.open();
  await translate(page);
  await list.search("Übersetzt");
  await expect(list.count).toHaveText(/^3 (of \d+ )?bots/);
  await list.search("Übersetzt zwei");
  await expect(list.count).toHaveText(/^1 (of \d+ )?bots?/);
  await list.search("");
  await list.search("Übersetzt");
  await list.setStatus("Übersetzt neu", "Not accepting chats");
  await expect(page.getByText("Übersetzt neu is now Not accepting chats").first()).toBeVisible();
  await page.getByRole("button", { name: "Bot", exact: true }).click();
  const bulk = new Bulk(page, "bots");
  await bulk.select(...NAMES);
  await expect(bulk.bar).toContainText("3 bots");
  await bulk.choose("Set capacity…");
  await bulk.dialog.getByRole("textbox").fill("9");
  await bulk.apply("Change 3 bots");
  await expect(bulk.dialog).toContainText("Changed 3 bots");
  await bulk.close();
});

test("bots are moved and saved on a translated board", async ({ page }) => {
  await createBot({ ...BOT, name: "Übersetzt" });
  const id = await createBot({ ...BOT, name: "Übersetzt zwei" });
  const routing = new RoutingPage(page);
  await routing.open(61);
  await translate(page);
  await routing.move("Übersetzt zwei", "Last");
  await routing.move("Übersetzt zwei", "Normal");
  await routing.remove("Übersetzt");
  await expect(routing.staged).toContainText("Übersetzt zwei: First to Normal");
  await page.getByRole("tab", { name: "All groups" }).click();
  await page.getByRole("tab", { name: "One group" }).click();
  await routing.save.click();
  await expect.poll(async () => (await botDetails(id)).groups).toEqual([{ id: 61, priority: "normal" }]);
  await expect(routing.staged).toHaveCount(0);
});

test("the other pages of a translated console stand what is done on them", async ({ page }) => {
  await page.goto(pages.playground);
  await translate(page);
  for (const name of ["Changes", "Transfer", "Settings", "Webhooks", "Bots", "Playground"]) {
    await page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog", { name: "Find" }).getByRole("combobox").fill("bot");
  await page.keyboard.press("Escape");
});
