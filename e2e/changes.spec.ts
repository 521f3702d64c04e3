import { api, pages } from "@/lib/paths";
import { dashboardUrl } from "./addresses";
import { botDetails, createBot } from "./api";
import { BOT, putBackChanges, WEBHOOK } from "./changed-license";
import { control } from "./control";
import { expect, expectAccessible, test } from "./fixtures";
import { journalled } from "./journal";
import { ChangesPage } from "./pages/changes-page";

putBackChanges("Timely Bot", "Crash Bot", "Lost Bot");

test("the timeline when nothing happened, when something did, and when nothing matches", async ({ page }) => {
  await control.emptyJournal();
  const changes = new ChangesPage(page);
  await changes.open();
  await expect(page.getByText("No changes yet")).toBeVisible();
  await expectAccessible(page);

  const id = await journalled.createBot(page, { name: "Timely Bot", ...BOT });
  await journalled.updateBot(page, id, { max_chats_count: 12 });
  await changes.open();
  await expect(changes.count).toHaveText("2 entries");
  const entry = changes.entry("Changed Timely Bot");
  await expect(entry).toContainText("Capacity changed from 6 to 12");
  await expect(entry.getByRole("timer")).toHaveText(/^live in [01]:\d\d$/);
  await changes.unfold("Changed Timely Bot");
  await expect(entry.getByText('"max_chats_count": 12')).toBeVisible();
  await expectAccessible(page);

  await changes.search.fill("nothing reads like this");
  await expect(page.getByText("No change matches")).toBeVisible();
  await expect(page).toHaveURL(/[?&]q=nothing/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Created or registered (1)" });
  await expect(changes.count).toHaveText("1 entry");
  await page.goBack();
  await expect(changes.count).toHaveText("2 entries");
});

test("the timeline says when it cannot be read, and reads it again", async ({ page }) => {
  await page.route(`**${api.changes}*`, (route) => route.fulfill({ status: 500, body: "" }));
  const changes = new ChangesPage(page);
  // Days are the reader's, so that the server cannot read the timeline ahead.
  await changes.open(`${pages.changes}?from=2026-01-01`);
  await expect(page.getByText("The changes could not be loaded")).toBeVisible();
  await expectAccessible(page);
  await page.unroute(`**${api.changes}*`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The changes could not be loaded")).toHaveCount(0);
});

test("exports hold every entry that matches, and no secret", async ({ page }) => {
  const secret = "hush-hush-of-the-export";
  await journalled.register(page, { ...WEBHOOK, description: "Exported", secret_key: secret });
  for (const format of ["csv", "jsonl"]) {
    const response = await page.request.get(
      `${dashboardUrl}${api.exportChanges}?q=Exported&format=${format}`,
    );
    const text = await response.text();
    expect(text).toContain("Exported");
    expect(text).not.toContain(secret);
  }
});

test("exports begin with the day of the reader, who is far from the server", async ({ page }) => {
  await page.goto(`${pages.changes}?from=2026-01-31`);
  // Midnight in the zone of playwright.config.ts.
  const from = Date.parse("2026-01-31T00:00:00+13:00");
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveAttribute(
    "href",
    new RegExp(`from=${from}\\b`),
  );
});

test("a change during which Switchboard crashed is not known, and found out when the API can be asked", async ({
  page,
}) => {
  const id = await createBot({ name: "Crash Bot", ...BOT });
  await page.goto(pages.changes);
  await control.breakApi({ path: "/update_bot_agent", kind: "swallow", times: 1 });
  const asked = journalled.updateBot(page, id, { max_chats_count: 13 }).catch(() => undefined);
  await expect.poll(async () => (await botDetails(id)).max_chats_count).toBe(13);
  await control.killDashboard();
  await asked;
  await control.stopPlatform();
  await control.startDashboard();
  await control.ageJournal();

  const changes = new ChangesPage(page);
  await changes.open();
  const entry = changes.entry("Tried to change Crash Bot");
  await expect(entry.getByText("Unknown", { exact: true })).toBeVisible();
  await expect(entry).toContainText("stopped before it received the result");
  await changes.unfold("Tried to change Crash Bot");
  await expect(entry).toContainText("once it is known whether it happened");
  await expectAccessible(page);

  await control.startPlatform();
  await changes.open();
  await expect(changes.entry("Changed Crash Bot").getByText("Done")).toBeVisible();
});

test("an answer that was lost is looked up, and what was created is known by its id", async ({ page }) => {
  await page.goto(pages.changes);
  await control.breakApi({ path: "/create_bot_agent", kind: "lose", times: 1 });
  await expect(journalled.createBot(page, { name: "Lost Bot", ...BOT })).rejects.toThrow();
  const changes = new ChangesPage(page);
  await changes.open();
  await expect(changes.entry("Tried to create Lost Bot").getByText("Unknown", { exact: true })).toBeVisible();
  await control.ageJournal();
  await changes.open();
  const entry = await changes.unfold("Created Lost Bot");
  await expect(entry.getByRole("link", { name: "Open bot" })).toBeVisible();
});
