import { api, pages } from "@/lib/paths";
import { admin, agent } from "./addresses";
import { botDetails, createBot, removeBotsNamed } from "./api";
import { control } from "./control";
import { cleanUp, cookiesFor, expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { BotsPage } from "./pages/bots-page";

const NAME = "Saved slowly";
const AFTER = "Saved slowly, twice";
const BOT = { name: NAME, status: "offline", max_chats_count: 6, groups: [{ id: 0, priority: "normal" }] };

cleanUp(() => removeBotsNamed(NAME, AFTER));

test("what is typed while a bot is saved stays, and is what is saved next", async ({ page }) => {
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(`**${api.bot(id)}`, async (route) => {
    if (route.request().method() === "PATCH") await wait;
    await route.continue();
  });
  await form.capacity.fill("7");
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await form.save.click();
  await sent;
  await form.name.fill(AFTER);
  goOn();
  await expect.poll(async () => (await botDetails(id)).max_chats_count).toBe(7);
  await expect(form.save).toHaveAccessibleName("Save changes");
  await expect(form.name).toHaveValue(AFTER);
  await expect(form.capacity).toHaveValue("7");
  await page.unroute(`**${api.bot(id)}`);
  await form.save.click();
  await expect(page.getByText("All changes are saved")).toBeVisible();
  expect(await botDetails(id)).toMatchObject({ name: AFTER, max_chats_count: 7 });
});

test("a save that fails is brought into view, at the end of a long form too", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await page.setViewportSize({ width: 1280, height: 600 });
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("7");
  await page.getByRole("heading", { name: "Webhooks" }).scrollIntoViewIfNeeded();
  await control.breakApi({ path: "update_bot_agent", kind: "status", status: 403, times: 1 });
  await form.save.click();
  const problem = page.getByRole("alert").filter({ hasText: "The bot was not saved" });
  await expect(problem).toBeInViewport();
  await expect(page.locator("*:focus").filter({ has: problem })).toBeVisible();
  await form.save.click();
  await expect(page.getByText("All changes are saved")).toBeVisible();
  expect(page.url()).toContain(pages.bot(id));
});

test("a page of before somebody else signed in changes nothing of theirs", async ({
  page,
  browser,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const id = await createBot(BOT);
  const theirs = await cookiesFor(browser, agent);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("7");
  // A sign-in elsewhere replaces the cookie without a moment in which it is missing.
  await page.context().addCookies(theirs);
  await form.save.click();
  const problem = page.getByRole("alert").filter({ hasText: "The bot was not saved" });
  await expect(problem).toContainText(new RegExp(`${agent} has signed in to license \\d+ in another tab`));
  await expect(form.capacity).toHaveValue("7");
  expect(await botDetails(id)).toMatchObject({ max_chats_count: 6 });
});

test("a status that could not be set is told, though a filter has taken the row away meanwhile", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  await createBot({ ...BOT, status: "accepting chats" });
  const list = new BotsPage(page);
  await page.goto(`${pages.bots}?status=accepting+chats&q=${encodeURIComponent(NAME)}`);
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/api\/bots\/\w+$/, async (route) => {
    await wait;
    await route.continue();
  });
  await control.breakApi({ path: "update_bot_agent", kind: "status", status: 403, times: 1 });
  await list.setStatus(NAME, "Offline");
  await expect(list.row(NAME)).toHaveCount(0);
  goOn();
  await expect(page.getByText(`The status of ${NAME} was not set`)).toBeVisible();
  await expect(list.row(NAME)).toBeVisible();
});

test("what was typed can be left nowhere when signing out", async ({ page }) => {
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill(NAME);
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("/bots/new"))))
    .toBe(true);
  await page.getByRole("button", { name: `Account ${admin}` }).click();
  await page.getByRole("menuitem", { name: /Sign out/ }).click();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByText("No drafts or samples are left in this browser.")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("@")))).toEqual([]);
});

test("where the summary is not beside the form, Enter shows what will be saved first", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await createBot(BOT);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("7");
  await form.capacity.press("Enter");
  const review = page.getByRole("dialog", { name: `Save 1 change to ${NAME}?` });
  await expect(review).toContainText("Capacity changes from 6 to 7");
  expect(await botDetails(id)).toMatchObject({ max_chats_count: 6 });
  await page.keyboard.press("Escape");
  await form.capacity.press("Control+Enter");
  await review.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByText("All changes are saved")).toBeVisible();
  expect(await botDetails(id)).toMatchObject({ max_chats_count: 7 });
});

test("names of groups that cannot be read are not told to be none", async ({ page, expectConsole }) => {
  expectConsole(/Failed to load resource/);
  let broken = true;
  await page.route(`**${api.groups}`, (route) => (broken ? route.abort() : route.continue()));
  await page.goto(pages.settings);
  await expect(page.getByText("The names could not be loaded")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save name" })).toHaveCount(0);
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The names could not be loaded")).toHaveCount(0);
  await expectAccessible(page);
});
