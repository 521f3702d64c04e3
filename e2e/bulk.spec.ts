import { pages } from "@/lib/paths";
import { agent } from "./addresses";
import { botDetails, botNamed, callApi, createBot } from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { BotsPage } from "./pages/bots-page";
import { Bulk } from "./pages/bulk";

const GROUPS = [
  { id: 31, priority: "first" },
  { id: 32, priority: "last" },
];
const made: string[] = [];

/** Bots whose names begin alike, so that a search finds them and nothing else. */
async function make(prefix: string, count: number, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `${prefix} ${String(index + 1).padStart(2, "0")}`;
    ids.push(await createBot({ name, status: "offline", max_chats_count: 6, groups: GROUPS, ...more }));
  }
  made.push(...ids);
  return ids;
}

test.beforeEach(async ({ page }) => {
  // Avatars cannot be loaded without a network; no test here needs one.
  await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
});

cleanUp(async () => {
  for (const id of made.splice(0)) {
    // Some tests remove their bots themselves.
    await callApi("agents/remove_bot_agent", { bot_agent_id: id }).catch(() => undefined);
  }
});

async function openBots(page: ConstructorParameters<typeof BotsPage>[0], search: string) {
  const list = new BotsPage(page);
  await page.goto(`${pages.bots}?q=${encodeURIComponent(search)}`);
  await expect(list.table).toBeVisible();
  return { list, bulk: new Bulk(page, "bots") };
}

test("the status of 40 bots, one of which fails and is tried again", async ({ page, expectConsole }) => {
  expectConsole(/status of 50\d/);
  const ids = await make("Forty", 40);
  const { bulk } = await openBots(page, "Forty");
  await bulk.every.check();
  await expect(bulk.bar).toContainText("All 40 bots that match");
  await expect(page).toHaveURL(/selected=all/);
  await bulk.choose("Set status…");
  await page.getByRole("radio", { name: /^Accepting chats/ }).check();
  await expect(bulk.part("Will change")).toHaveCount(40);
  await expect(bulk.part("Will change").first()).toContainText(/Offline →\s*becomes Accepting chats/);
  await expect(bulk.dialog).toContainText("Signing out may take");
  await control.breakApi({ path: "/update_bot_agent", kind: "status", status: 500, times: 1 });
  await bulk.apply("Change 40 bots");
  await expect(bulk.dialog).toContainText("Changed 39 bots. 1 bot failed.");
  await expect(bulk.result("Done")).toHaveCount(39);
  await expect(bulk.results.getByRole("listitem").first()).toContainText(/It may have been changed/);
  await expectAccessible(page);
  await bulk.button("Try 1 bot again…").click();
  await expect(bulk.part("Will change")).toHaveCount(1);
  await bulk.apply("Change 1 bot");
  await expect(bulk.dialog).toContainText("Changed 1 bot.");
  await bulk.close();
  await expect(bulk.bar).toHaveCount(0);
  for (const id of ids) expect((await botDetails(id)).status).toBe("accepting chats");
});

test("a run is stopped in the middle: what is under way is finished, the rest stays selected", async ({
  page,
}) => {
  const ids = await make("Stopped", 30);
  const { bulk } = await openBots(page, "Stopped");
  await bulk.every.check();
  await bulk.choose("Set capacity…");
  await bulk.dialog.getByRole("textbox", { name: "New capacity" }).fill("2");
  await bulk.button("Change 30 bots").click();
  await bulk.button("Stop").click();
  await expect(bulk.dialog).toContainText(/Stopped, \d+ bots? not tried/);
  const left = await bulk.result("Not tried").count();
  expect(left).toBeGreaterThan(0);
  const changed = async () =>
    (await Promise.all(ids.map(botDetails))).filter(({ max_chats_count }) => max_chats_count === 2).length;
  expect(await changed()).toBe(30 - left);
  await bulk.close();
  await expect(bulk.bar).toContainText(`${left} ${left === 1 ? "bot" : "bots"} selected`);
  await bulk.choose("Set capacity…");
  await bulk.dialog.getByRole("textbox", { name: "New capacity" }).fill("2");
  await bulk.apply(`Change ${left} ${left === 1 ? "bot" : "bots"}`);
  expect(await changed()).toBe(30);
});

test("groups are joined, moved within and left, and everything else stays as it was", async ({ page }) => {
  const [first = "", second = ""] = await make("Grouped", 2);
  const webhooks = { url: "http://g.example/", secret_key: "grouped-secret-1", actions: [] };
  await callApi("agents/update_bot_agent", { id: second, groups: [{ id: 31, priority: "last" }], webhooks });
  const before = await botDetails(second);
  const { bulk } = await openBots(page, "Grouped");
  await bulk.select("Grouped 01", "Grouped 02");
  await expect(page).toHaveURL(new RegExp(`selected=${first}.${second}`));
  await bulk.choose("Add to group…");
  await bulk.dialog.getByRole("textbox", { name: /^Group number/ }).fill("31");
  await bulk.dialog.getByRole("combobox", { name: "Priority" }).selectOption("First");
  await expect(bulk.part("Already so")).toContainText(["First in group 31"]);
  await expect(bulk.part("Will change")).toContainText([/Last in group 31 →\s*becomes First in group 31/]);
  await bulk.apply("Change 1 bot");
  await bulk.close();
  expect(await botDetails(second)).toEqual({ ...before, groups: [{ id: 31, priority: "first" }] });

  await bulk.select("Grouped 01", "Grouped 02");
  await bulk.choose("Remove from group…");
  await bulk.dialog.getByRole("textbox", { name: /^Group number/ }).fill("31");
  await expect(bulk.dialog).toContainText("Left without a group, and so without chats: Grouped 02.");
  await bulk.apply("Change 2 bots");
  expect((await botDetails(first)).groups).toEqual([{ id: 32, priority: "last" }]);
  expect((await botDetails(second)).groups).toEqual([]);
});

test("bots of other applications are left out with the reason, but can be removed", async ({ page }) => {
  const [mine = ""] = await make("Pizza Bot's friend", 1, { status: "accepting chats" });
  const pizza = await botNamed("Pizza Bot");
  const { bulk } = await openBots(page, "Pizza Bot");
  await bulk.every.check();
  await bulk.choose("Set status…");
  await page.getByRole("radio", { name: /^Offline/ }).check();
  await expect(bulk.part("Left out")).toContainText([/Pizza Bot.*only that application can change it/]);
  await expect(bulk.dialog).toContainText("1 bot will go offline.");
  await expectAccessible(page);
  await bulk.apply("Change 1 bot");
  await bulk.close();
  expect((await botDetails(mine)).status).toBe("offline");
  expect((await botDetails(pizza.id)).status).toBe(pizza.status);
  await bulk.every.check();
  await bulk.choose("Remove…");
  await expect(bulk.part("Will change")).toHaveCount(2);
  await bulk.button("Cancel").click();
});

test("removing many asks for the words, and spares what somebody changed meanwhile", async ({ page }) => {
  const [first = "", second = ""] = await make("Doomed", 2);
  const { list, bulk } = await openBots(page, "Doomed");
  await bulk.every.check();
  await bulk.choose("Remove…");
  await expect(bulk.part("Will change")).toContainText(["Offline, in group 31, group 32"]);
  await bulk.button("Remove 2 bots").click();
  await expect(bulk.dialog).toContainText("Type the words as shown above");
  await callApi("agents/update_bot_agent", { id: second, name: "Doomed 02, saved" });
  await bulk.dialog.getByRole("textbox").fill("remove 2 bots");
  await bulk.apply("Remove 2 bots");
  await expect(bulk.dialog).toContainText("Removed 1 bot. 1 bot changed elsewhere since you looked.");
  await expectAccessible(page);
  await bulk.close();
  await expect(list.row("Doomed 01")).toHaveCount(0);
  await expect(botDetails(first)).rejects.toThrow(/not_found/);
  expect((await botDetails(second)).name).toBe("Doomed 02, saved");
});

test("more bots than are in the document are selected with one box, and by a range", async ({ page }) => {
  await make("Crowd", 210);
  const { bulk } = await openBots(page, "Crowd");
  await expect(bulk.box("Crowd 01")).toBeVisible();
  expect(await page.getByRole("checkbox", { name: /^Select Crowd/ }).count()).toBeLessThan(210);
  await bulk.box("Crowd 02").click();
  await bulk.box("Crowd 05").click({ modifiers: ["Shift"] });
  await expect(bulk.bar).toContainText("4 bots selected");
  await bulk.bar.getByRole("button", { name: "Select all 210 bots that match" }).click();
  await expect(bulk.bar).toContainText("All 210 bots that match");
  await bulk.box("Crowd 03").uncheck();
  await expect(bulk.bar).toContainText("209 bots selected");
  await page.reload();
  await expect(bulk.bar).toContainText("209 bots selected");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Crowd 1");
  await expect(bulk.bar).toContainText(/209 bots selected, \d+ of them not shown/);
  await bulk.choose("Set status…");
  await page.getByRole("radio", { name: /^Not accepting/ }).check();
  await expect(bulk.part("Will change")).toHaveCount(209);
});

test("the keyboard is enough", async ({ page }) => {
  await make("Keyed", 3);
  const { bulk } = await openBots(page, "Keyed");
  await bulk.box("Keyed 01").focus();
  await page.keyboard.press("Space");
  await bulk.box("Keyed 03").focus();
  await page.keyboard.press("Shift+Space");
  await expect(bulk.bar).toContainText("3 bots selected");
  await bulk.bar.getByRole("button", { name: "Set capacity…" }).focus();
  await page.keyboard.press("Enter");
  await expect(bulk.dialog.getByRole("textbox", { name: "New capacity" })).toBeFocused();
  await page.keyboard.type("9");
  await expect(bulk.button("Change 3 bots")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(bulk.dialog.getByRole("region", { name: "Will change" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(bulk.button("Change 3 bots")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bulk.button("Close").first()).toBeFocused();
  await expect(bulk.dialog).toContainText("Changed 3 bots.");
  await page.keyboard.press("Escape");
  await expect(bulk.dialog).toHaveCount(0);
});

test("on a phone everything is within reach of a thumb", async ({ page }) => {
  await make("Pocket", 3);
  await page.setViewportSize({ width: 390, height: 844 });
  const { bulk } = await openBots(page, "Pocket");
  await bulk.select("Pocket 01");
  await bulk.bar.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Select all 3 bots that match" }).click();
  await expectAccessible(page);
  await bulk.bar.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Set status…" }).click();
  await page.getByRole("radio", { name: /^Accepting chats/ }).check();
  await expect(bulk.part("Will change")).toHaveCount(3);
  await expectAccessible(page);
  await bulk.button("Cancel").click();
});

test("a session that ends stops the run and keeps what is left", async ({ page, expectConsole }) => {
  expectConsole(/status of 401/);
  await make("Ended", 2);
  const { bulk } = await openBots(page, "Ended");
  await bulk.every.check();
  await bulk.choose("Set capacity…");
  await bulk.dialog.getByRole("textbox", { name: "New capacity" }).fill("1");
  await expect(bulk.button("Change 2 bots")).toBeVisible();
  await page.context().clearCookies();
  await bulk.button("Change 2 bots").click();
  await expect(bulk.dialog).toContainText(/Your session has ended.*2 bots not tried/);
  await expect(bulk.dialog.getByRole("link", { name: /sign in again/ })).toBeVisible();
});

test.describe("an ordinary agent", () => {
  test.use({ user: agent });
  test("is offered no boxes", async ({ page }) => {
    await page.goto(pages.bots);
    await expect(page.getByRole("heading", { name: "Bots", level: 1 })).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
  });
});
