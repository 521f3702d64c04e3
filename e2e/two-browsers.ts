import type { Browser } from "@playwright/test";
import { pages } from "@/lib/paths";
import { admin, dashboardUrl } from "./addresses";
import { cookiesFor, expect } from "./fixtures";
import { alive } from "./pages/alive";
import { BotForm } from "./pages/bot-form";

/** The bot that two browsers edit. */
export const NAME = "Edited by two";
export const BOT = {
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

/** Changes the bot in another browser of the same person, and waits until it is stored. */
export async function saveElsewhere(
  browser: Browser,
  id: string,
  change: (form: BotForm) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies(await cookiesFor(browser, admin));
  const page = await context.newPage();
  await page.goto(`${dashboardUrl}${pages.bot(id)}`);
  await alive(page);
  const form = new BotForm(page);
  await expect(form.name).toBeVisible();
  await change(form);
  await form.save.click();
  await expect(page.getByText("All changes are saved")).toBeVisible();
  await context.close();
}
