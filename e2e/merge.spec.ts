import { botDetails, createBot, removeBotsNamed } from "./api";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { MergeDialog } from "./pages/merge-dialog";
import { BOT, NAME, saveElsewhere } from "./two-browsers";

cleanUp(() => removeBotsNamed(NAME, "Named by Anna", "Named by me"));

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
  await expect(merge.result).toContainText("1 conflict left to resolve");
  await page.setViewportSize({ width: 390, height: 844 });
  await merge.save.click();
  await expect(merge.choice(/^Name/, "Yours")).toBeFocused();
  await expect(merge.row(/^Name/)).toContainText("Choose a version");
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
  await expect(page.getByText("Someone changed this bot while you were editing")).toBeVisible();
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
  await expect(consequences).toContainText(`${NAME} goes offline`);
  await expect(consequences).toContainText("Group 77 will have no bot that takes chats");
  await form.save.click();
  const dialog = page.getByRole("dialog", { name: /^Save 1 change/ });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  expect((await botDetails(id)).status).toBe("accepting chats");
  await form.save.click();
  await dialog.getByRole("button", { name: `Take ${NAME} offline` }).click();
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
  await expect(dialog).toContainText("Group 77 will have no bot");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Stop accepting chats instead" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await botDetails(id)).status).toBe("not accepting chats");
});
