import type { Page } from "@playwright/test";
import { api, pages } from "@/lib/paths";
import { dashboardUrl } from "./addresses";
import { removeBotsNamed } from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { BotsPage } from "./pages/bots-page";

/** Pages while the API is down: they say so at once, spare it most calls, and recover by themselves. */

const NAME = "Saved after the outage";
const SENTENCE = /^The Configuration API does not answer; Switchboard tries again in \d+ s\.$/;
const ALL = { path: "", kind: "refuse", times: 1_000_000 } as const;

const ask = (page: Page) => page.request.get(`${dashboardUrl}${api.bots}`);

/** Breaks the API, and waits until the dashboard's pause between its calls, which grows, is at least `seconds`. */
async function breakUntilNoticed(page: Page, seconds = 1): Promise<void> {
  await control.breakApi(ALL);
  await expect
    .poll(async () => Number((await ask(page)).headers()["retry-after"] ?? 0))
    .toBeGreaterThanOrEqual(seconds);
}

cleanUp(async () => {
  await removeBotsNamed(NAME);
});

// Tests of other files need a dashboard that calls the API again.
test.afterEach(async ({ context }) => {
  await control.breakApi();
  await expect.poll(async () => (await context.request.get(`${dashboardUrl}${api.bots}`)).status()).toBe(200);
});

test.beforeEach(({ expectConsole }) => expectConsole(/50[234]/));

test("a page that is opened meanwhile says so at once, and shows the bots once they can be read", async ({
  page,
}) => {
  const list = new BotsPage(page);
  await breakUntilNoticed(page);
  const before = (await control.seen()).api.length;
  await list.open();
  const note = page.getByRole("region", { name: "Waiting for the API" });
  await expect(note.getByText(SENTENCE).last()).toBeVisible();
  await expectAccessible(page);
  // The dashboard refuses these requests itself, and tries the API only now and then, with one call.
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(page)));
  expect(answers.map((answer) => answer.status())).not.toContain(200);
  expect((await control.seen()).api.length - before).toBeLessThan(30);
  await control.breakApi();
  await expect(list.table.getByText("Welcome Bot")).toBeVisible();
  await expect(note).toHaveCount(0);
});

test("what is saved meanwhile is sent once the API answers, and once only", async ({ page }) => {
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill(NAME);
  // Long enough that this save falls into the pause, and does not find the API down itself.
  await breakUntilNoticed(page, 8);
  await form.save.click();
  await expect(page.getByRole("region", { name: "Waiting for the API" })).toBeVisible();
  await expect(form.name).toHaveValue(NAME);
  const before = (await control.seen()).api.filter((path) => path.endsWith("/create_bot_agent")).length;
  await control.breakApi();
  await expect(page).toHaveURL(/\/bots\/[^/]+$/);
  await expect(page.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  const after = (await control.seen()).api.filter((path) => path.endsWith("/create_bot_agent")).length;
  expect(after - before).toBe(1);
});

test("pages stay apart from the API: what the dashboard keeps itself is shown", async ({ page }) => {
  await breakUntilNoticed(page);
  await page.goto(pages.changes);
  await expect(page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Waiting for the API" })).toHaveCount(0);
});
