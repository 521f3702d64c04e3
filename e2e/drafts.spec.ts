import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { admin, dashboardUrl, password } from "./addresses";
import { botDetails, createBot, registerWebhook, removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { cleanUp, cookiesFor, endSessions, expect, expectAccessible, test } from "./fixtures";
import { alive } from "./pages/alive";
import { BotForm } from "./pages/bot-form";
import { ChangeWebhookPage } from "./pages/change-webhook-page";
import { MergeDialog } from "./pages/merge-dialog";
import { signInAtAccounts } from "./pages/sign-in-page";
import { WebhookForm } from "./pages/webhook-form";
import { BOT, NAME, saveElsewhere } from "./two-browsers";

cleanUp(async () => {
  await removeBotsNamed(NAME, "Named by Anna");
  for (const { webhook_id, url } of await webhooks()) {
    if (url.startsWith("https://drafted.example/")) await unregisterWebhook(webhook_id);
  }
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
