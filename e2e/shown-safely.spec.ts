import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { visible } from "@/lib/text/unseen";
import { botDetails, callApi, createBot, registerWebhook, unregisterWebhook } from "./api";
import { cleanUp, expect, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { boxOf } from "./pages/box";

/** Every test here also fails on a console error, hydration errors included (fixtures.ts). */

const HALF = "half \ud83d";
const TURNED = "Sales \u202emrifnoc ot";
const UNSEEN = "\u3164\u200b";
const BROKEN = "two\nlines\u2028here";
const HEBREW = "מכירות (2)";
const LONG = "W".repeat(200);
const LONG_URL = `https://${"h".repeat(60)}.${"h".repeat(60)}.example/${"p".repeat(360)}`;

const made: { bots: string[]; webhooks: string[] } = { bots: [], webhooks: [] };

async function bot(name: string, more: object = {}): Promise<string> {
  const groups = [{ id: 71, priority: "first" }];
  const id = await createBot({ name, status: "offline", max_chats_count: 3, groups, ...more });
  made.bots.push(id);
  return id;
}

async function webhook(more: object): Promise<string> {
  const id = await registerWebhook({
    url: "https://shown.example/hook",
    action: "thread_closed",
    secret_key: "a secret of the test",
    ...more,
  });
  made.webhooks.push(id);
  return id;
}

test.beforeEach(({ page }) => page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort()));
cleanUp(async () => {
  for (const id of made.bots.splice(0)) {
    await callApi("agents/remove_bot_agent", { bot_agent_id: id }).catch(() => undefined);
  }
  for (const id of made.webhooks.splice(0)) await unregisterWebhook(id);
});

/** Expects that no text in the page or in its announcements hides or reverses its surroundings. */
async function expectHarmless(page: Page): Promise<void> {
  const obeyed = await page.evaluate(() => {
    const odd =
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066\u2067\u3164\ufffd]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/;
    const said = ["title", "aria-label", "alt", "placeholder"];
    const elements = [...document.body.querySelectorAll("*")].filter(
      (element) => element.tagName !== "SCRIPT",
    );
    const texts = [
      document.body.innerText,
      ...elements.flatMap((element) => said.map((name) => element.getAttribute(name) ?? "")),
    ];
    return texts.filter((text) => odd.test(text)).map((text) => JSON.stringify(text.slice(0, 200)));
  });
  expect(obeyed).toEqual([]);
}

test("names that hide, turn around or break are shown for what they are, on every page", async ({ page }) => {
  const names = [HALF, TURNED, UNSEEN, BROKEN, HEBREW];
  const ids: string[] = [];
  for (const name of names) ids.push(await bot(name));
  const hooks: string[] = [];
  for (const description of names) hooks.push(await webhook({ description }));
  const addresses = [
    pages.bots,
    pages.webhooks,
    pages.changes,
    pages.playground,
    pages.routingGroup(71),
    `${pages.routingGroup(71)}&view=grid`,
    ...ids.map((id) => pages.bot(id)),
    ...hooks.map((id) => pages.webhook(id)),
    ...hooks.slice(0, 2).map((id) => pages.changeWebhook(id)),
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator("h1")).not.toHaveCount(0);
    await expectHarmless(page);
  }
  await page.goto(pages.bots);
  for (const name of names)
    await expect(page.getByRole("link", { name: visible(name) }).first()).toBeVisible();
});

test("a name of half a character stays as it is while something else of the bot is saved", async ({
  page,
}) => {
  const id = await bot(HALF);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("5");
  await form.save.click();
  await expect.poll(async () => (await botDetails(id)).max_chats_count).toBe(5);
  expect((await botDetails(id)).name).toBe(HALF);
});

test("a name that turns text around leaves the words of the dialog alone, and is told in the message after", async ({
  page,
}) => {
  const id = await bot(TURNED);
  await page.goto(pages.bot(id));
  const shown = visible(TURNED);
  await page.getByRole("button", { name: `Remove ${shown}` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`Type ${shown} to confirm`);
  await expectHarmless(page);
  await dialog.getByRole("textbox").fill(TURNED);
  await dialog.getByRole("button", { name: `Remove ${shown}` }).click();
  await expect(page.getByText(`${shown} was removed`).first()).toBeVisible();
  await expectHarmless(page);
});

test("long words make no page wider than its window", async ({ page }) => {
  const id = await bot(LONG, {
    max_chats_count: 2_147_483_647,
    webhooks: {
      url: LONG_URL,
      secret_key: "in-no-sentence-of-ours-77",
      actions: [{ name: "incoming_event" }],
    },
  });
  const hook = await webhook({
    url: LONG_URL,
    description: LONG,
    filters: { chat_properties: { [LONG]: { [LONG]: { values: [LONG] } } } },
  });
  const addresses = [
    pages.bots,
    pages.bot(id),
    pages.webhooks,
    pages.webhook(hook),
    pages.changeWebhook(hook),
    pages.duplicateWebhook(hook),
    pages.routingGroup(71),
    `${pages.routingGroup(71)}&view=grid`,
    pages.changes,
    pages.playground,
  ];
  for (const address of addresses) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address.toString());
    await expect(page.locator("h1")).not.toHaveCount(0);
    for (const width of [1440, 1024, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return Math.max(0, scrollWidth - clientWidth);
      });
      // Negative where a scrollbar takes room.
      expect({ address, width, over: Math.max(0, over) }).toEqual({ address, width, over: 0 });
      const title = await boxOf(page.getByRole("heading", { level: 1 }));
      expect(title.height, `title at ${address}, ${width}`).toBeLessThan(80);
    }
  }
  await page.setViewportSize({ width: 1024, height: 900 });
  await page.goto(pages.routingGroup(71));
  const shown = page.locator("[data-card]").filter({ hasText: LONG });
  await expect(shown).toBeVisible();
  const moveButton = page.getByRole("button", { name: /^Move W+, now/ });
  await expect(moveButton).toBeVisible();
  const card = await boxOf(shown);
  const move = await boxOf(moveButton);
  expect(move.x + move.width).toBeLessThanOrEqual(card.x + card.width);
  const widths = await page
    .getByRole("region", { name: /^(First|Normal|Last)$/ })
    .evaluateAll((lanes) => lanes.map((lane) => Math.round(lane.getBoundingClientRect().width)));
  expect(new Set(widths).size).toBe(1);
  await expect(page.getByText("2,147,483,647 slots").first()).toBeVisible();
});
