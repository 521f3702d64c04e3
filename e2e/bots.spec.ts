import { pages } from "@/lib/paths";
import { botDetails, botNamed, createBot, removeBotsNamed } from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { BotsPage } from "./pages/bots-page";

/** The reference's create_bot_agent example, as get_bot_agent_details answers it. */
const REFERENCE = {
  name: "John Doe",
  avatar: "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg",
  status: "accepting chats",
  max_chats_count: 6,
  groups: [
    { id: 0, priority: "normal" },
    { id: 1, priority: "normal" },
    { id: 2, priority: "first" },
  ],
  webhooks: {
    url: "http://myservice.com/webhooks",
    secret_key: "JSauw0Aks8l-asAa",
    actions: [{ name: "incoming_chat_thread" }, { name: "incoming_event" }],
  },
};

const botUrl = new RegExp(`${pages.bots}/([0-9a-f]{32})`);
const idIn = (url: string) => botUrl.exec(url)?.[1] ?? "";

test.beforeEach(async ({ page, expectConsole }) => {
  // The reference's avatar cannot be loaded without a network.
  await page.route(/livechat\.s3\.amazonaws\.com/, (route) => route.fulfill({ status: 404 }));
  expectConsole(/Failed to load resource/);
});

cleanUp(() =>
  removeBotsNamed(
    REFERENCE.name,
    "Edited alone",
    "Moved",
    "Status of the list",
    "Short-lived Bot",
    "Survivor",
    "Keeper of a secret",
  ),
);

test("a form takes nothing before it is alive, and everything afterwards", async ({ context }) => {
  const page = await context.newPage();
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(pages.newBot, { waitUntil: "commit" });
  const name = page.locator("form input[name=name]");
  await name.focus();
  await page.keyboard.type("Too early");
  await expect(name).toHaveValue("");
  goOn();
  await expect(page.locator("form[inert]")).toHaveCount(0);
  await name.focus();
  await page.keyboard.type("In time");
  await expect(page.getByText(/^In time will be created/)).toBeVisible();
});

test("create the reference's bot by mouse", async ({ page }) => {
  const list = new BotsPage(page);
  await list.open();
  await list.create();
  const form = new BotForm(page);
  await form.name.fill(REFERENCE.name);
  await page.getByRole("textbox", { name: "Avatar" }).fill(REFERENCE.avatar);
  await form.addGroup(1, "Normal");
  await form.addGroup(2, "Normal");
  await form.move(2, "First");
  await expect(form.lane("First").getByText("Group 2", { exact: true })).toBeVisible();
  await form.turnOnWebhooks(REFERENCE.webhooks.url, REFERENCE.webhooks.secret_key);
  await form.addAction("Chat started");
  await form.addAction("Message or event");
  await expectAccessible(page);
  await form.save.click();
  await expect(page).toHaveURL(botUrl);
  const id = idIn(page.url());
  const stored = await botDetails(id);
  expect(stored).toMatchObject({ ...REFERENCE, id });
  expect(Object.keys(stored.webhooks ?? {}).sort()).toEqual(["actions", "secret_key", "url"]);
  await expect(page.getByText(/within 2 minutes|Live by/).first()).toBeVisible();
});

test("create the reference's bot with the keyboard alone", async ({ page }) => {
  await page.goto(pages.bots);
  await expect(page.getByRole("table", { name: "Bots" })).toBeVisible();
  await page.keyboard.press("c");
  const form = new BotForm(page);
  await expect(form.name).toBeVisible();
  const tabTo = async (name: RegExp, role: Parameters<typeof page.getByRole>[0]) => {
    const target = page.getByRole(role, { name }).first();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${name}`);
  };
  await tabTo(/^Name/, "textbox");
  await page.keyboard.type(REFERENCE.name);
  await tabTo(/^Avatar/, "textbox");
  await page.keyboard.type(REFERENCE.avatar);
  for (const [group, priority] of [
    ["1", "Normal"],
    ["2", "First"],
  ] as const) {
    await tabTo(/^Group number/, "textbox");
    await page.keyboard.type(group);
    await tabTo(/^Priority/, "combobox");
    await page.keyboard.type(priority);
    await tabTo(/^Add group/, "button");
    await page.keyboard.press("Enter");
    await expect(form.lane(priority).getByText(`Group ${group}`, { exact: true })).toBeVisible();
    await form.name.focus();
  }
  await tabTo(/This bot has webhooks/, "checkbox");
  await page.keyboard.press("Space");
  await tabTo(/^Webhook address/, "textbox");
  await page.keyboard.type(REFERENCE.webhooks.url);
  await tabTo(/^Secret$/, "textbox");
  await page.keyboard.type(REFERENCE.webhooks.secret_key);
  for (const downs of [0, 2]) {
    await form.name.focus();
    await tabTo(/^Add action/, "button");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    for (let down = 0; down < downs; down += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toHaveCount(0);
  }
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(botUrl);
  const id = idIn(page.url());
  expect(await botDetails(id)).toMatchObject({ ...REFERENCE, id });
});

test("editing one field leaves all others untouched, the secret included", async ({ page }) => {
  const id = await createBot({
    ...REFERENCE,
    name: "Edited alone",
    webhooks: {
      ...REFERENCE.webhooks,
      actions: [
        { name: "incoming_event", filters: { event_properties: { a: { "b.c": { values: [1, 2] } } } } },
      ],
    },
  });
  const before = await botDetails(id);
  const form = new BotForm(page);
  await form.open(id);
  await form.capacity.fill("11");
  await expect(page.getByRole("region", { name: "What will change" })).toContainText("11");
  await form.save.click();
  await expect.poll(async () => (await botDetails(id)).max_chats_count).toBe(11);
  expect(await botDetails(id)).toEqual({ ...before, max_chats_count: 11 });
});

test("moving a group says from where to where and keeps the focus on the card", async ({ page }) => {
  const id = await createBot({ ...REFERENCE, name: "Moved", webhooks: undefined });
  const form = new BotForm(page);
  await form.open(id);
  await form.moveButton(2).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: "Last" }).focus();
  await page.keyboard.press("Enter");
  await expect(form.moveButton(2)).toBeFocused();
  await expect(form.lane("Last").getByText("Group 2", { exact: true })).toBeVisible();
  await expect(page.getByText(/moved from First to Last in group 2/i).first()).toBeAttached();
  await form.save.click();
  await expect.poll(async () => (await botDetails(id)).groups[2]).toEqual({ id: 2, priority: "last" });
});

test("status is set from the list, and a bot of another application is read-only", async ({ page }) => {
  const id = await createBot({ name: "Status of the list", status: "offline" });
  const list = new BotsPage(page);
  await list.open();
  await list.setStatus("Status of the list", "Accepting chats");
  await expect.poll(async () => (await botDetails(id)).status).toBe("accepting chats");
  await expect(list.row("Pizza Bot").getByRole("button", { name: /^Status of/ })).toHaveCount(0);
  await list.row("Pizza Bot").getByRole("link").click();
  await expect(page.getByText(/Read-only: this bot belongs to/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveCount(0);
  await expectAccessible(page);
});

test("the list is in its address, and says when nothing matches", async ({ page }) => {
  const list = new BotsPage(page);
  await list.open();
  await list.search("faq");
  await expect(list.row("FAQ Bot")).toBeVisible();
  await expect(list.row("Pizza Bot")).toHaveCount(0);
  await expect(page).toHaveURL(/faq/);
  await page.reload();
  await expect(list.row("FAQ Bot")).toBeVisible();
  await list.search("no bot is called so");
  await expect(page.getByRole("main")).toContainText(/no bot/i);
  await expectAccessible(page);
  await page.goBack();
});

test("details that cannot be read say so, and are asked for again", async ({ page, expectConsole }) => {
  expectConsole(/50[0-9]/);
  await createBot({ ...REFERENCE, name: "Moved" });
  const list = new BotsPage(page);
  await control.breakApi({ path: "/get_bot_agent_details", kind: "status", status: 500, times: 10_000 });
  try {
    await list.open();
    await expect(page.getByText(/^The details of \d+ bots? could not be loaded$/)).toBeVisible();
    await expect(list.row("Moved")).toContainText("Details could not be loaded");
    await expectAccessible(page);
  } finally {
    await control.breakApi();
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(list.row("Moved")).toContainText("2 actions to myservice.com");
  await expect(page.getByText(/could not be loaded/)).toHaveCount(0);
});

test("removing asks for the name", async ({ page }) => {
  const id = await createBot({ name: "Short-lived Bot", status: "offline" });
  const form = new BotForm(page);
  await form.open(id);
  await page.getByRole("button", { name: "Remove Short-lived Bot…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Short");
  await dialog.getByRole("button", { name: "Remove Short-lived Bot" }).click();
  await expect(dialog.getByText("Type the name as shown above")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("textbox").fill("Short-lived Bot");
  await dialog.getByRole("button", { name: "Remove Short-lived Bot" }).click();
  await expect(page).toHaveURL(new RegExp(`${pages.bots}(\\?|$)`));
  await expect(new BotsPage(page).row("Short-lived Bot")).toHaveCount(0);
  await expect(botDetails(id)).rejects.toThrow(/not_found/);
});

test("the first problem of a form is focused, and the platform's own refusals land on their field", async ({
  page,
}) => {
  const form = new BotForm(page);
  await form.openNew();
  await form.capacity.fill("many");
  await form.save.click();
  await expect(form.name)
    .toBeFocused()
    .catch(() => expect(page.getByRole("alert").first()).toBeFocused());
  await expect(form.name).toHaveAttribute("aria-invalid", "true");
  await expect(form.capacity).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});

test("a platform that is down costs nothing that was typed", async ({ page, expectConsole }) => {
  expectConsole(/50[234]/);
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill("Survivor");
  await form.turnOnWebhooks("https://survivor.example/", "a secret typed by hand");
  await control.stopPlatform();
  try {
    await form.save.click();
    await expect(page.getByText(/nothing was changed|may have|could not be reached/i).first()).toBeVisible();
    await expect(form.name).toHaveValue("Survivor");
    await expectAccessible(page);
  } finally {
    await control.startPlatform();
  }
  await form.save.click();
  await expect(page).toHaveURL(botUrl);
  expect((await botNamed("Survivor")).status).toBe("accepting chats");
  expect((await botDetails(idIn(page.url()))).webhooks?.secret_key).toBe("a secret typed by hand");
});

test("leaving a form with work in it asks first", async ({ page }) => {
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill("Half done");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(form.name).toHaveValue("Half done");
});

test("a bot's secret is shown on request only", async ({ page, revealed }) => {
  const id = await createBot({
    ...REFERENCE,
    name: "Keeper of a secret",
    webhooks: { ...REFERENCE.webhooks, secret_key: "shown-on-request-8341" },
  });
  revealed.add("shown-on-request-8341");
  const form = new BotForm(page);
  await form.open(id);
  expect(await page.content()).not.toContain("shown-on-request-8341");
  await page.getByRole("button", { name: "Reveal secret" }).click();
  await expect(page.getByText("shown-on-request-8341")).toBeVisible();
});
