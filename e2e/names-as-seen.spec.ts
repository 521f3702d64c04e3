import { pages } from "@/lib/paths";
import { visible } from "@/lib/text/unseen";
import { botDetails, createBot, registerWebhook, removeBot, unregisterWebhook, webhooks } from "./api";
import { cleanUp, expect, test } from "./fixtures";
import { BotsPage } from "./pages/bots-page";

const bots: string[] = [];
const HOST = "https://as-seen.example";

const make = async (name: string) => {
  const id = await createBot({ name, status: "offline" });
  bots.push(id);
  return id;
};

cleanUp(async () => {
  for (const id of bots.splice(0)) await removeBot(id).catch(() => undefined);
  for (const { url, webhook_id } of await webhooks())
    if (url.startsWith(HOST)) await unregisterWebhook(webhook_id);
});

for (const [name, typed] of [
  ["Seen  Bot\u00a01", "seen bot 1"],
  ["Cafe\u0301 seen\u200b", "Café seen"],
  ["Seen\u202emrifnoc", visible("Seen\u202emrifnoc")],
  ["\u200b\u2060", visible("\u200b\u2060")],
] as const) {
  test(`the bot ${JSON.stringify(name)} is removed by what is seen of it`, async ({ page }) => {
    const id = await make(name);
    await page.goto(pages.bot(id));
    await page.getByRole("button", { name: /^Remove .*…$/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Another");
    await dialog.getByRole("button", { name: /^Remove/ }).click();
    await expect(dialog.getByText("Type the name as shown above")).toBeVisible();
    await dialog.getByRole("textbox").fill(typed);
    await dialog.getByRole("button", { name: /^Remove/ }).click();
    await expect(page).toHaveURL(new RegExp(`${pages.bots}(\\?|$)`));
    await expect(botDetails(id)).rejects.toThrow(/not_found/);
  });
}

test("a webhook with a line break in its description is unregistered from its page, its exact text pasted", async ({
  page,
}) => {
  const description = "Seen feed\nof two lines";
  const id = await registerWebhook({
    url: `${HOST}/two`,
    action: "thread_closed",
    secret_key: "names-as-seen-secret",
    description,
  });
  await page.goto(pages.webhook(id));
  await page.getByRole("button", { name: "Unregister…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").focus();
  await page.keyboard.insertText(description);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${pages.webhooks}(\\?|$)`));
  expect((await webhooks()).map(({ webhook_id }) => webhook_id)).not.toContain(id);
});

test("lists and the palette find names as they look", async ({ page }) => {
  await make("Seen  Pizza\u00a0Bot");
  await make("Cafe\u0301 of\u200b Seen");
  const list = new BotsPage(page);
  await list.open();
  await list.search("seen pizza bot");
  await expect(list.table.getByRole("row")).toHaveCount(2);
  await list.search("café of seen");
  await expect(list.row("Cafe\u0301")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Find" }).fill("café seen");
  await expect(page.getByRole("option", { name: /of.* Seen/ })).toBeVisible();
});
