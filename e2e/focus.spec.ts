import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { createBot, registerWebhook, removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { BOT } from "./changed-license";
import { cleanUp, expect, test } from "./fixtures";
import { journalled } from "./journal";
import { BotForm } from "./pages/bot-form";
import { BotsPage } from "./pages/bots-page";
import { Bulk } from "./pages/bulk";
import { ChangesPage } from "./pages/changes-page";

const NAMES = ["Focus Bot 1", "Focus Bot 2", "Focus Bot 3", "Focus Bot 4"];
const HOST = "https://focus.example";

cleanUp(async () => {
  await removeBotsNamed(...NAMES);
  for (const { url, webhook_id } of await webhooks())
    if (url.startsWith(HOST)) await unregisterWebhook(webhook_id);
});

const make = async (...names: string[]) => {
  for (const name of names) await createBot({ name, status: "offline" });
};
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function removeFrom(list: BotsPage, name: string): Promise<void> {
  await list.row(name).hover();
  await list
    .row(name)
    .getByRole("button", { name: `Actions for ${name}` })
    .click();
  await list.page.getByRole("menuitem", { name: "Remove…" }).click();
  await list.page.getByRole("dialog").getByRole("textbox").fill(name);
  await list.page.keyboard.press("Enter");
  await expect(list.row(name)).toHaveCount(0);
}

test("after a row is removed it is on the next one, and on the one before where there is none", async ({
  page,
  expectConsole,
}) => {
  // The list may be reading the bot while it is removed.
  expectConsole(/404 .*\/api\/bots\//);
  await make("Focus Bot 1", "Focus Bot 2", "Focus Bot 3");
  const list = new BotsPage(page);
  await list.open();
  await list.search("focus bot");
  await removeFrom(list, "Focus Bot 2");
  await expect(list.row("Focus Bot 3").getByRole("link")).toBeFocused();
  await removeFrom(list, "Focus Bot 3");
  await expect(list.row("Focus Bot 1").getByRole("link")).toBeFocused();
  await removeFrom(list, "Focus Bot 1");
  await expect(heading(page, "Bots")).toBeFocused();
});

test("a removal is taken back from its message, and the way to the new bot is offered", async ({
  page,
  expectConsole,
}) => {
  // The list may be reading the bot while it is removed.
  expectConsole(/404 .*\/api\/bots\//);
  const list = new BotsPage(page);
  await journalled.createBot(page, { name: "Focus Bot 4", ...BOT, webhooks: undefined });
  await list.open();
  await list.row("Focus Bot 4").hover();
  await list.row("Focus Bot 4").getByRole("button", { name: "Actions for Focus Bot 4" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "You can create it again from Changes, with a new id.",
  );
  await page.getByRole("dialog").getByRole("textbox").fill("focus bot 4");
  await page.keyboard.press("Enter");
  await expect(list.row("Focus Bot 4")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(list.row("Focus Bot 4")).toBeVisible();
  await page.getByRole("button", { name: "Open bot" }).click();
  await expect(heading(page, "Focus Bot 4")).toBeFocused();
});

test("after the result of many is closed it is on the list's heading", async ({ page }) => {
  await make("Focus Bot 1", "Focus Bot 2");
  await new BotsPage(page).open();
  const bulk = new Bulk(page, "bots");
  await bulk.select("Focus Bot 1", "Focus Bot 2");
  await bulk.choose("Remove…");
  await bulk.dialog.getByRole("textbox").fill("REMOVE 2 bots ");
  await bulk.apply("Remove 2 bots");
  await expect(bulk.dialog.getByRole("link", { name: "Undo it in Changes" })).toBeVisible();
  await bulk.close();
  await expect(bulk.bar).toHaveCount(0);
  await expect(heading(page, "Bots")).toBeFocused();
});

test("after a change is taken back it is on the line of that change", async ({ page }) => {
  const id = await journalled.createBot(page, { name: "Focus Bot 1", ...BOT });
  await journalled.updateBot(page, id, { max_chats_count: 20 });
  const changes = new ChangesPage(page);
  await changes.open();
  await changes.askToTakeBack("Changed Focus Bot 1");
  await changes.dialog.getByRole("button", { name: "Undo" }).click();
  await expect(changes.dialog).toHaveCount(0);
  const line = page.getByRole("listitem").filter({ hasText: "Undone by" }).first();
  await expect(line.getByRole("button", { name: "Changed Focus Bot 1" })).toBeFocused();
});

test("a new page has it on its heading: by a key, a link, a bot that was created, the way to a new secret", async ({
  page,
}) => {
  const id = await registerWebhook({
    url: `${HOST}/s`,
    action: "thread_closed",
    secret_key: "names-as-seen-secret",
  });
  await page.goto(pages.bots);
  await page.keyboard.press("c");
  await expect(heading(page, "Create bot")).toBeFocused();
  const form = new BotForm(page);
  await form.name.fill("Focus Bot 1");
  await form.save.click();
  await expect(heading(page, "Focus Bot 1")).toBeFocused();
  await page.getByRole("link", { name: "Bots", exact: true }).first().click();
  await expect(heading(page, "Bots")).toBeFocused();
  await page.getByRole("link", { name: "Create bot" }).click();
  await expect(heading(page, "Create bot")).toBeFocused();
  await page.goto(pages.webhook(id));
  // This link opens the form at the secret, not at the page's heading.
  await page.getByRole("link", { name: /^Rotate/ }).click();
  await expect(page.getByRole("textbox", { name: /^Secret/ })).toBeFocused();
});
