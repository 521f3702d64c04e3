import { pages } from "@/lib/paths";
import { botDetails, callApi, createBot, registerWebhook, webhooks } from "./api";
import { BOT, putBackChanges, WEBHOOK } from "./changed-license";
import { control } from "./control";
import { expect, expectAccessible, test } from "./fixtures";
import { journalled } from "./journal";
import { BotsPage } from "./pages/bots-page";
import { Bulk } from "./pages/bulk";
import { ChangesPage } from "./pages/changes-page";
import { RoutingPage } from "./pages/routing-page";

putBackChanges(
  ...["Made", "Edited", "Gone", "Contested", "Listed", "Routed", "Secretive"].map((name) => `${name} Bot`),
  ...[1, 2, 3, 4, 5, 6].map((n) => `Bulky Bot ${n}`),
);

const webhookOf = async (id: string) => (await webhooks()).find(({ webhook_id }) => webhook_id === id);

test.describe("take back", () => {
  test("what was created is removed, once its name is typed", async ({ page }) => {
    const id = await journalled.createBot(page, { name: "Made Bot", ...BOT });
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack("Created Made Bot");
    await expect(changes.willHappen()).toContainText("Made Bot will be removed");
    await changes.dialog.getByRole("button", { name: "Remove Made Bot" }).click();
    await expect(changes.dialog).toContainText("Type the name as shown above");
    await expectAccessible(page);
    await changes.dialog.getByRole("textbox", { name: /to confirm/ }).fill("Made Bot");
    await changes.dialog.getByRole("button", { name: "Remove Made Bot" }).click();
    await expect(changes.dialog).toHaveCount(0);
    await expect(botDetails(id)).rejects.toThrow();
    await expect(changes.entry("Created Made Bot")).toContainText("Undone by");
    await expect(changes.entry("Removed Made Bot")).toContainText("Undoes an earlier change");
  });

  test("an edit is reversed from the bot's own history", async ({ page }) => {
    const id = await journalled.createBot(page, { name: "Edited Bot", ...BOT });
    await journalled.updateBot(page, id, { max_chats_count: 20 });
    await page.goto(pages.bot(id));
    await page.getByRole("button", { name: "Show history" }).click();
    const changes = new ChangesPage(page);
    await changes.askToTakeBack("Changed Edited Bot");
    await expect(changes.willHappen()).toContainText("Capacity changes from 20 to 6");
    await expectAccessible(page);
    await changes.dialog.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Undone", { exact: true }).first()).toBeVisible();
    expect((await botDetails(id)).max_chats_count).toBe(6);
    await expect(page.getByRole("textbox", { name: "Capacity" })).toHaveValue("6");
    await expect(changes.entry("Changed Edited Bot").getByRole("timer")).toHaveText(/^live in /);
  });

  test("a removed bot is created again, and its new id is said", async ({ page }) => {
    const id = await journalled.createBot(page, { name: "Gone Bot", ...BOT });
    const before = await botDetails(id);
    await journalled.removeBot(page, id);
    await page.goto(pages.bot(id));
    await page.getByRole("button", { name: "Show history" }).click();
    const changes = new ChangesPage(page);
    await changes.askToTakeBack("Removed Gone Bot");
    await expect(changes.willHappen()).toContainText("created again with a new id");
    await changes.dialog.getByRole("button", { name: "Create Gone Bot again" }).click();
    const again = await changes.newId();
    expect(again).not.toBe(id);
    expect(await botDetails(again)).toEqual({ ...before, id: again });
    await expectAccessible(page);
    await changes.dialog.getByRole("link", { name: "Open bot" }).click();
    await expect(page).toHaveURL(new RegExp(again));
  });

  test("a status from the list, and a routing of several bots, go back", async ({ page }) => {
    const listed = await createBot({ name: "Listed Bot", ...BOT });
    const list = new BotsPage(page);
    await list.open();
    await list.setStatus("Listed Bot", "Not accepting chats");
    await expect.poll(async () => (await botDetails(listed)).status).toBe("not accepting chats");
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack("Changed Listed Bot");
    await changes.dialog.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await botDetails(listed)).status).toBe("accepting chats");

    const routed = await createBot({ name: "Routed Bot", ...BOT });
    const routing = new RoutingPage(page);
    await routing.open(31);
    await routing.move("Routed Bot", "Last");
    await routing.move("Listed Bot", "Last");
    await routing.save.click();
    await expect
      .poll(async () => (await botDetails(routed)).groups)
      .toContainEqual({ id: 31, priority: "last" });
    await expect(page.getByText("Saved 2 bots.").first()).toBeVisible();
    await changes.open();
    await changes.askToTakeBack(/^Changed the routing/);
    await expect(changes.willHappen()).toContainText(
      "Changed settings of 2 bots will go back to their earlier values",
    );
    await expectAccessible(page);
    await changes.dialog.getByRole("button", { name: "Undo changes to 2 bots" }).click();
    await expect(changes.dialog).toContainText("All 2 undone");
    await expectAccessible(page);
    for (const id of [listed, routed]) {
      expect((await botDetails(id)).groups).toContainEqual({ id: 31, priority: "first" });
    }
  });

  test("a bulk change in the middle of which the API failed goes back where it was made", async ({
    page,
  }) => {
    const names = Array.from({ length: 6 }, (_, index) => `Bulky Bot ${index + 1}`);
    const ids = await Promise.all(names.map((name) => createBot({ name, ...BOT })));
    await page.goto(`${pages.bots}?q=Bulky`);
    const bulk = new Bulk(page, "bots");
    await bulk.every.check();
    await bulk.choose("Set capacity…");
    await bulk.dialog.getByRole("textbox", { name: "New capacity" }).fill("2");
    await control.breakApi(
      { path: "/update_bot_agent", kind: "status", status: 500, times: 1 },
      { path: "/update_bot_agent", kind: "lose", times: 1 },
    );
    await bulk.apply("Change 6 bots");
    await expect(bulk.dialog).toContainText("Changed 4 bots. 2 bots failed.");
    await bulk.close();

    await control.ageJournal();
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack(/^Changed the capacity of 6 bots/);
    await expect(changes.willHappen()).toContainText(
      "Changed settings of 5 bots will go back to their earlier values",
    );
    await changes.dialog.getByRole("button", { name: "Undo changes to 5 bots" }).click();
    await expect(changes.dialog).toContainText("All 5 undone");
    for (const id of ids) expect((await botDetails(id)).max_chats_count).toBe(6);
  });

  test("what somebody changed again since is said, and overwritten only when chosen", async ({ page }) => {
    const id = await journalled.createBot(page, { name: "Contested Bot", ...BOT });
    await journalled.updateBot(page, id, { max_chats_count: 20, status: "offline" });
    await callApi("agents/update_bot_agent", { id, max_chats_count: 30 });
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack("Changed Contested Bot");
    const since = changes.dialog.getByRole("group", { name: "Changed again since" });
    await expect(since).toContainText("Capacity changed from 20 to 30");
    await expectAccessible(page);
    await changes.dialog.getByRole("button", { name: "Undo" }).click();
    await expect(changes.dialog).toHaveCount(0);
    expect(await botDetails(id)).toMatchObject({ max_chats_count: 30, status: "accepting chats" });
  });

  test("a registration is taken back, and an unregistered webhook asks for its secret", async ({ page }) => {
    const description = "Comes and goes";
    const first = await journalled.register(page, {
      ...WEBHOOK,
      description,
      secret_key: "gone-with-the-webhook",
    });
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack(`Registered ${description}`);
    await changes.dialog.getByRole("textbox", { name: /to confirm/ }).fill(description);
    await changes.dialog.getByRole("button", { name: `Unregister ${description}` }).click();
    await expect(changes.dialog).toHaveCount(0);
    expect(await webhookOf(first)).toBeUndefined();

    await changes.askToTakeBack(`Unregistered ${description}`);
    await expect(changes.willHappen()).toContainText("Enter a secret: the old one is gone");
    await changes.dialog.getByRole("button", { name: `Register ${description} again` }).click();
    await expect(changes.dialog).toContainText("Enter a secret, or generate one");
    await expectAccessible(page);
    await changes.dialog.getByRole("textbox", { name: "Secret" }).fill("typed-in-the-dialog");
    await changes.dialog.getByRole("button", { name: `Register ${description} again` }).click();
    const again = await changes.newId();
    expect(await webhookOf(again)).toEqual({
      ...WEBHOOK,
      description,
      secret_key: "typed-in-the-dialog",
      webhook_id: again,
    });
  });

  test("a webhook that was changed is as before again, under a third id, and keeps its secret", async ({
    page,
  }) => {
    const before = { ...WEBHOOK, description: "Replaced" };
    const first = await registerWebhook({ ...before, secret_key: "kept-over-three-ids" });
    const second = await journalled.replace(page, first, { ...before, url: `${WEBHOOK.url}/after` });
    await page.goto(pages.webhook(second));
    await page.getByRole("button", { name: "Show history" }).click();
    const changes = new ChangesPage(page);
    await changes.unfold(/^Changed webhook/);
    await changes.askToTakeBack("Registered Replaced");
    await expect(changes.willHappen()).toContainText(
      `Goes to ${WEBHOOK.url} instead of ${WEBHOOK.url}/after`,
    );
    await expectAccessible(page);
    await changes.dialog.getByRole("button", { name: "Undo" }).click();
    const third = await changes.newId();
    const left = (await webhooks()).filter(({ description }) => description === "Replaced");
    expect(left).toEqual([{ ...before, secret_key: "kept-over-three-ids", webhook_id: third }]);
  });

  test("a plan that cannot be read says so, and is read again", async ({ page }) => {
    const id = await journalled.createBot(page, { name: "Secretive Bot", ...BOT });
    await control.breakApi({ path: "/get_bot_agent_details", kind: "status", status: 500, times: 2 });
    const changes = new ChangesPage(page);
    await changes.open();
    await changes.askToTakeBack("Created Secretive Bot");
    await expect(changes.dialog).toContainText("The preview could not be loaded");
    await expectAccessible(page);
    await changes.dialog.getByRole("button", { name: "Try again" }).click();
    await expect(changes.willHappen()).toContainText("Secretive Bot will be removed");
    await changes.close();
    expect((await botDetails(id)).name).toBe("Secretive Bot");
  });
});
