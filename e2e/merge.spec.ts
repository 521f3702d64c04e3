import type { Browser, Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { admin, dashboardUrl, password } from "./addresses";
import { botDetails, createBot, registerWebhook, removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { cleanUp, cookiesFor, endSessions, expect, expectAccessible, test } from "./fixtures";
import { alive } from "./pages/alive";
import { ChangeWebhookPage } from "./pages/change-webhook-page";
import { BotForm } from "./pages/bot-form";
import { MergeDialog } from "./pages/merge-dialog";
import { signInAtAccounts } from "./pages/sign-in-page";
import { WebhookForm } from "./pages/webhook-form";

const NAME = "Edited by two";
const BOT = {
  name: NAME,
  status: "accepting chats",
  max_chats_count: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 77, priority: "first" },
  ],
  webhooks: {
    url: "http://myservice.com/webhooks",
    secret_key: "a-secret-that-stays-4471",
    actions: [
      { name: "incoming_event", filters: { chat_properties: { source: { type: { values: ["a"] } } } } },
    ],
  },
};

cleanUp(async () => {
  await removeBotsNamed(NAME, "Named by Anna", "Named by me");
  for (const { webhook_id, url } of await webhooks()) {
    if (url.startsWith("https://drafted.example/")) await unregisterWebhook(webhook_id);
  }
});

/** Another browser of the same person, in which the bot's form is open. */
async function elsewhere(
  browser: Browser,
  id: string,
): Promise<{ form: BotForm; page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext();
  await context.addCookies(await cookiesFor(browser, admin));
  const page = await context.newPage();
  await page.goto(`${dashboardUrl}${pages.bot(id)}`);
  await alive(page);
  const form = new BotForm(page);
  await expect(form.name).toBeVisible();
  return { form, page, close: () => context.close() };
}

/** Changes the bot in another browser, and waits until it is stored. */
async function saveElsewhere(browser: Browser, id: string, change: (form: BotForm) => Promise<void>) {
  const other = await elsewhere(browser, id);
  await change(other.form);
  await other.form.save.click();
  await expect(other.page.getByText("All changes are saved")).toBeVisible();
  await other.close();
}

test("two browsers edit one bot: both changes are shown, kept and stored", async ({ page, browser }) => {
  const id = await createBot(BOT);
  const before = await botDetails(id);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("9");
  await form.move(77, "Last");
  await saveElsewhere(browser, id, async (other) => {
    await other.name.fill("Named by Anna");
    await other.addGroup(78, "Normal");
  });
  await form.save.click();
  const merge = new MergeDialog(page);
  await expect(merge.dialog).toBeVisible();
  expect(await botDetails(id)).toMatchObject({ max_chats_count: 6, name: "Named by Anna" });
  await expect(merge.choice(/^Name/, "Theirs")).toBeChecked();
  await expect(merge.choice(/^Group 78/, "Theirs")).toBeChecked();
  await expect(merge.choice(/^Capacity/, "Yours")).toBeChecked();
  await expect(merge.choice(/^Group 77/, "Yours")).toBeChecked();
  await expect(merge.result).toContainText("Capacity changes from 6 to 9");
  await expectAccessible(page);
  await merge.save.click();
  await expect(merge.dialog).toHaveCount(0);
  await expect(page.getByText("All changes are saved")).toBeVisible();
  expect(await botDetails(id)).toEqual({
    ...before,
    name: "Named by Anna",
    max_chats_count: 9,
    groups: expect.arrayContaining([
      { id: 0, priority: "normal" },
      { id: 77, priority: "last" },
      { id: 78, priority: "normal" },
    ]),
  });
});

test("the same field changed by both is chosen, with the keyboard, on a narrow screen too", async ({
  page,
  browser,
}) => {
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await form.name.fill("Named by me");
  await saveElsewhere(browser, id, (other) => other.name.fill("Named by Anna"));
  await form.name.press("Control+Enter");
  const merge = new MergeDialog(page);
  await expect(merge.result).toContainText("One choice is still to be made");
  await page.setViewportSize({ width: 390, height: 844 });
  await merge.save.click();
  await expect(merge.choice(/^Name/, "Yours")).toBeFocused();
  await expect(merge.row(/^Name/)).toContainText("Choose one of the two");
  await expectAccessible(page);
  await page.keyboard.press("Space");
  await expect(merge.result).toContainText("Name changes from “Named by Anna” to “Named by me”");
  await page.keyboard.press("Enter");
  await expect(merge.dialog).toHaveCount(0);
  await expect.poll(async () => (await botDetails(id)).name).toBe("Named by me");
});

test("a bot that changes while it is merged is merged again; going back loses nothing", async ({
  page,
  browser,
}) => {
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("9");
  await saveElsewhere(browser, id, (other) => other.name.fill("Named by Anna"));
  await form.save.click();
  const merge = new MergeDialog(page);
  await expect(merge.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(form.capacity).toHaveValue("9");
  await expect(page.getByText("This bot was changed meanwhile")).toBeVisible();
  await form.save.click();
  await saveElsewhere(browser, id, (other) => other.move(77, "Normal"));
  await merge.save.click();
  await expect(merge.row(/^Group 77/)).toBeVisible();
  await expect(merge.row(/^Name/)).toHaveCount(0);
  await merge.save.click();
  await expect(page.getByText("All changes are saved")).toBeVisible();
  expect(await botDetails(id)).toMatchObject({
    name: "Named by Anna",
    max_chats_count: 9,
    groups: expect.arrayContaining([{ id: 77, priority: "normal" }]),
  });
});

test("what hurts is confirmed by its verb", async ({ page }) => {
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await page.getByRole("radio", { name: /^Offline/ }).check();
  const consequences = page
    .getByRole("complementary", { name: "Summary" })
    .getByRole("list", { name: "Consequences" });
  await expect(consequences).toContainText(`${NAME} is logged out`);
  await expect(consequences).toContainText("No bot is left that takes chats in group 77");
  await form.save.click();
  const dialog = page.getByRole("dialog", { name: /^Save 1 change/ });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  expect((await botDetails(id)).status).toBe("accepting chats");
  await form.save.click();
  await dialog.getByRole("button", { name: `Log out ${NAME}` }).click();
  await expect.poll(async () => (await botDetails(id)).status).toBe("offline");
});

test("on a narrow screen changes are reviewed before they are saved", async ({ page }) => {
  const id = await createBot(BOT);
  await page.setViewportSize({ width: 390, height: 844 });
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("7");
  await form.name.fill("Named by me");
  await expect(form.save).toBeHidden();
  await page.getByRole("button", { name: "Review 2 changes" }).click();
  const dialog = page.getByRole("dialog", { name: `Save 2 changes to ${NAME}?` });
  await expect(dialog.getByRole("list", { name: "Changes" })).toContainText("Capacity changes from 6 to 7");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(async () => (await botDetails(id)).max_chats_count).toBe(7);
});

test("removing says which groups are left, and offers to do less", async ({ page }) => {
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await page.getByRole("button", { name: `Remove ${NAME}…` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Group 77 is left without a bot");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Stop accepting chats instead" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await botDetails(id)).status).toBe("not accepting chats");
});

test.describe("a draft", () => {
  const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join());

  test("survives a reload and can be discarded; no secret is in it", async ({ page }) => {
    const form = new BotForm(page);
    await form.openNew();
    await form.name.fill("Half typed");
    await form.turnOnWebhooks("https://half.example/", "a secret typed by hand");
    await expect.poll(() => kept(page)).toContain("https://half.example/");
    expect(await kept(page)).not.toContain("a secret typed by hand");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(form.name).toHaveValue("Half typed");
    await expect(page.getByText("Restored what you typed")).toBeVisible();
    await expect(page.getByText("Enter the secret again")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await expect(form.name).toHaveValue("");
    await expect.poll(() => kept(page)).not.toContain("Half typed");
  });

  test("of a webhook survives a reload, its filter too, and can be discarded; no secret is in it", async ({
    page,
  }) => {
    const form = new WebhookForm(page);
    await form.openNew();
    await form.url.fill("https://half.example/hooks");
    await form.chooseAction("thread_closed");
    await form.addCondition("Chat source · type");
    await form.addValues("chat source · type", "facebook");
    await form.secret.fill("a secret typed by hand");
    await expect.poll(() => kept(page)).toContain("facebook");
    expect(await kept(page)).not.toContain("a secret typed by hand");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await expect(form.url).toHaveValue("https://half.example/hooks");
    await expect(form.filter.getByText("facebook").first()).toBeVisible();
    await expect(page.getByText("Enter the secret again")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await expect(form.url).toHaveValue("");
    await expect.poll(() => kept(page)).not.toContain("half.example");
  });

  test("of a webhook that somebody else changes meanwhile is offered at what it has become, and merged", async ({
    page,
    browser,
  }) => {
    const id = await registerWebhook({
      url: "https://drafted.example/hooks",
      description: "Drafted",
      action: "thread_closed",
      secret_key: "kept-through-the-draft-1",
    });
    const mine = new ChangeWebhookPage(page);
    await mine.open(id);
    await mine.form.description.fill("Drafted by me");
    await expect.poll(() => kept(page)).toContain("Drafted by me");
    const context = await browser.newContext({ baseURL: dashboardUrl });
    await context.addCookies(await cookiesFor(browser, admin));
    const theirs = new ChangeWebhookPage(await context.newPage());
    await theirs.open(id);
    await alive(theirs.page);
    await theirs.form.url.fill("https://drafted.example/theirs");
    await theirs.toReview();
    await theirs.confirm();
    await expect(theirs.plan).toContainText("was changed");
    await context.close();

    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await mine.openChanged();
    await page.getByRole("link", { name: "Change", exact: true }).click();
    await expect(page.getByText("There is an unfinished draft of this form")).toBeVisible();
    await expect(mine.form.url).toHaveValue("https://drafted.example/theirs");
    await page.getByRole("button", { name: "Continue" }).click();
    const merge = new MergeDialog(page);
    await expect(merge.choice("URL", "Theirs")).toBeChecked();
    await expect(merge.choice("Description", "Yours")).toBeChecked();
    await expectAccessible(page);
    await merge.putIntoForm.click();
    await expect(mine.form.description).toHaveValue("Drafted by me");
    await expect(mine.form.url).toHaveValue("https://drafted.example/theirs");
  });

  test("is offered in a new browser that has what the old one kept, and is in the palette", async ({
    page,
    browser,
  }) => {
    const form = new BotForm(page);
    await form.openNew();
    await form.name.fill("Left behind");
    await expect.poll(() => kept(page)).toContain("Left behind");
    const storageState = await page.context().storageState();
    const context = await browser.newContext({ storageState });
    const reopened = await context.newPage();
    await reopened.goto(`${dashboardUrl}${pages.bots}`);
    await alive(reopened);
    await reopened.keyboard.press("Control+k");
    await reopened.getByRole("option", { name: /Create a bot.*Draft/ }).click();
    const again = new BotForm(reopened);
    await expect(reopened.getByText("There is an unfinished draft of this form")).toBeVisible();
    await expect(again.name).toHaveValue("");
    await expectAccessible(reopened);
    await reopened.getByRole("button", { name: "Continue" }).click();
    await expect(again.name).toHaveValue("Left behind");
    await context.close();
  });

  test("of one tab does not overwrite the other's", async ({ page }) => {
    const form = new BotForm(page);
    await form.openNew();
    await form.name.fill("First tab");
    const second = await page.context().newPage();
    const other = new BotForm(second);
    await second.goto(`${dashboardUrl}${pages.newBot}`);
    await alive(second);
    await other.name.fill("Second tab");
    await expect.poll(() => kept(page)).toContain("Second tab");
    expect(await kept(page)).toContain("First tab");
    await expect(second.getByText("There is an unfinished draft")).toHaveCount(0);
    await second.close();
  });

  test("begun on an older bot is merged, after the session has ended", async ({
    page,
    browser,
    expectConsole,
  }) => {
    expectConsole(/401/);
    const id = await createBot(BOT);
    const form = new BotForm(page);
    await form.open(id);
    await form.capacity.fill("9");
    await expect.poll(() => kept(page)).toContain('"9"');
    await saveElsewhere(browser, id, (other) => other.name.fill("Named by Anna"));
    await endSessions();
    await form.save.click();
    await page.getByRole("button", { name: /^Sign in/ }).click();
    await expect(form.name.or(page.getByLabel("Password"))).toBeVisible();
    if (await page.getByLabel("Password").isVisible()) await signInAtAccounts(page, admin, password);
    await expect(form.name).toHaveValue("Named by Anna");
    await expect(form.capacity).toHaveValue("6");
    await page.getByRole("button", { name: "Continue" }).click();
    const merge = new MergeDialog(page);
    await expect(merge.choice(/^Name/, "Theirs")).toBeChecked();
    await expectAccessible(page);
    await merge.putIntoForm.click();
    await expect(form.capacity).toHaveValue("9");
    await form.save.click();
    await expect
      .poll(async () => await botDetails(id))
      .toMatchObject({ max_chats_count: 9, name: "Named by Anna" });
  });
});
