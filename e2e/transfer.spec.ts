import type { Route } from "@playwright/test";
import { stringify } from "yaml";
import { pages } from "@/lib/paths";
import { agent } from "./addresses";
import {
  botDetails,
  callApi,
  createBot,
  registerWebhook,
  removeBotsNamed,
  unregisterWebhook,
  webhooks,
} from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { TransferPage } from "./pages/transfer-page";

const HOST = "https://transfer.example";
const HOOK = { url: `${HOST}/hook`, action: "thread_closed", description: "Transferred" };
const SECRET = "transferred-secret-8341";
const NAMES = ["Movable Bot", "Other Movable Bot", "Third Movable Bot"];
const file = (content: object) => stringify({ switchboard: 1, ...content });
const bot = (name: string, more: object = {}) => ({ name, status: "offline", ...more });

const ours = async () => (await webhooks()).filter(({ url }) => url.startsWith(HOST));

async function clean(): Promise<void> {
  await removeBotsNamed(...NAMES);
  for (const { webhook_id } of await ours()) await unregisterWebhook(webhook_id);
}

// Each test checks several pages with axe, in both themes.
test.beforeEach(clean);
cleanUp(clean);

test("export, edit, import: the plan in words, applied, and the export says so", async ({
  page,
  request,
}) => {
  await createBot(bot("Movable Bot", { max_chats_count: 3 }));
  const transfer = new TransferPage(page);
  await transfer.openExport();
  await expect(transfer.preview).toContainText("name: Movable Bot");
  await expect(transfer.preview).not.toContainText("secret_key");
  await expectAccessible(page);
  const text = await transfer.downloaded(() =>
    page.getByRole("button", { name: "Download the file" }).click(),
  );
  // Editors ask for the schema without a session.
  const schema = await request.get(/\$schema=(\S+)/.exec(text)?.[1] ?? "");
  expect(await schema.json()).toMatchObject({ properties: { switchboard: {}, bots: {}, webhooks: {} } });

  await transfer.openImport();
  await transfer.planOf(text);
  await expect(page.getByText("Nothing to change")).toBeVisible();

  await transfer.planOf(text.replace("max_chats_count: 3", "max_chats_count: 4"));
  await expect(transfer.item("Movable Bot")).toContainText("Capacity");
  await expect(transfer.item("Movable Bot")).toContainText(/from 3\s*to 4/);
  await expectAccessible(page);
  const undo = await transfer.downloaded(() => transfer.applyButton.click());
  await transfer.ended("1 change done.");
  // An undo file also says which bots have no webhooks.
  expect(undo).toContain("webhooks: null");
  expect(undo.replaceAll("    webhooks: null\n", "")).toBe(text);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Go back…" }).click();
  await expect(transfer.item("Movable Bot")).toContainText(/from 4\s*to 3/);
  await transfer.withoutUndo();
  await transfer.applyButton.click();
  await transfer.ended("1 change done.");
  await transfer.openExport();
  await expect(transfer.preview).toContainText("max_chats_count: 3");
});

test("problems stand at their lines, and nothing of the file is lost", async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.choose(
    "switchboard: 1\nbots:\n  - name: A\n    status: asleep\nwebhooks:\n  - url: https://a.example\n    action: thread_closed\n    secret: '***'\n",
  );
  await transfer.show.click();
  await expect(transfer.problems).toContainText("is masked");
  await page.getByRole("button", { name: "Line 8" }).click();
  await expect(transfer.editor).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("tab", { name: "Import" }).click();
  await expect(page.getByText("Restored the file you had here")).toBeVisible();
  await expect(transfer.editor).toContainText("status: asleep");
  await page.getByRole("button", { name: "Start over" }).first().click();
  await expect(transfer.editor).toHaveText("");
});

test("new webhooks need a secret, items can be left out, and only what is ticked is removed", async ({
  page,
}) => {
  await createBot(bot("Other Movable Bot"));
  await registerWebhook({ ...HOOK, secret_key: SECRET });
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.planOf(
    file({
      bots: [bot("Movable Bot"), bot("Third Movable Bot")],
      webhooks: [
        { ...HOOK, description: "Renamed" },
        { ...HOOK, url: `${HOST}/new` },
      ],
    }),
  );
  await transfer.item("Third Movable Bot").getByRole("checkbox").uncheck();
  await expect(transfer.item("Renamed")).toContainText("Secret stays");
  await transfer.applyButton.click();
  await expect(page.getByText("1 secret missing")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^Secret for/).fill("typed-by-hand-1234");
  await transfer.item("“Other Movable Bot”").getByRole("checkbox").check();
  await transfer.withoutUndo();
  await transfer.applyButton.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("list", { name: "Items to remove" })).toHaveText(/Other Movable Bot/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Remove 1 and apply" }).click();
  await transfer.ended("4 changes done.");
  const found = (await ours()).map(({ description, url, secret_key }) => ({ description, url, secret_key }));
  expect(found.sort((a, b) => a.url.localeCompare(b.url))).toEqual([
    { description: "Renamed", url: `${HOST}/hook`, secret_key: SECRET },
    { description: "Transferred", url: `${HOST}/new`, secret_key: "typed-by-hand-1234" },
  ]);
  const { bot_agents } = (await callApi("agents/get_bot_agents", {})) as { bot_agents: { name: string }[] };
  expect(bot_agents.map(({ name }) => name).filter((name) => NAMES.includes(name))).toEqual(["Movable Bot"]);
});

test("a plan made stale by another change is refused with what changed, and made again", async ({ page }) => {
  const id = await createBot(bot("Movable Bot", { max_chats_count: 3 }));
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.planOf(file({ bots: [bot("Movable Bot", { max_chats_count: 5 })] }));
  await callApi("agents/update_bot_agent", { id, max_chats_count: 4 });
  await transfer.withoutUndo();
  await transfer.applyButton.click();
  await expect(page.getByRole("list", { name: "What changed" })).toContainText(
    "bot “Movable Bot” was changed: max_chats_count: 3 → 4",
    { ignoreCase: true },
  );
  await expect(transfer.item("Movable Bot")).toContainText(/from 4\s*to 5/);
  expect((await botDetails(id)).max_chats_count).toBe(4);
  await expectAccessible(page);
  await transfer.applyButton.click();
  await transfer.ended("1 change done.");
  expect((await botDetails(id)).max_chats_count).toBe(5);
});

test("an import that failed in the middle goes on after a reload, and makes nothing twice", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/50\d/);
  const transfer = new TransferPage(page);
  const text = file({ bots: NAMES.map((name) => bot(name)) });
  await transfer.openImport();
  await transfer.planOf(text);
  await transfer.withoutUndo();
  const firstItem = async (route: Route) => {
    const response = await route.fetch();
    // Runs before the page has its answer and asks for the next one.
    await control.breakApi({ path: "agents/create_bot_agent", kind: "status", status: 500, times: 1 });
    await route.fulfill({ response });
  };
  await page.route("**/api/transfer/item", firstItem, { times: 1 });
  await transfer.applyButton.click();
  await transfer.ended("1 of 3 changes done. One change failed, 1 not tried.");
  await expect(transfer.results).toContainText("No clear answer");
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("tab", { name: "Import" }).click();
  await expect(page.getByText("An import stopped in the middle")).toBeVisible();
  await transfer.show.click();
  await expect(transfer.plan.getByText("1 unchanged")).toBeVisible();
  await transfer.withoutUndo();
  await transfer.applyButton.click();
  await transfer.ended("2 changes done.");
  const { bot_agents } = (await callApi("agents/get_bot_agents", {})) as { bot_agents: { name: string }[] };
  expect(bot_agents.filter(({ name }) => NAMES.includes(name))).toHaveLength(3);
});

test("stops between two items and goes on", async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.planOf(file({ bots: NAMES.map((name) => bot(name)) }));
  await transfer.withoutUndo();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/transfer/item", async (route) => {
    await held;
    await route.continue();
  });
  await transfer.applyButton.click();
  await page.getByRole("button", { name: "Stop" }).click();
  release();
  await transfer.ended("1 of 3 changes done. Stopped, 2 not tried.");
  await page.getByRole("button", { name: "Refresh and continue" }).click();
  await transfer.applyButton.click();
  await transfer.ended("2 changes done.");
});

test("sealed secrets are asked their passphrase, and reach the browser never", async ({ page }) => {
  await registerWebhook({ ...HOOK, secret_key: SECRET });
  const transfer = new TransferPage(page);
  await transfer.openExport();
  await page.getByRole("checkbox", { name: /^With secrets/ }).check();
  await page.getByLabel("Passphrase", { exact: true }).fill("open sesame");
  const text = await transfer.downloaded(() =>
    page.getByRole("button", { name: "Download the file" }).click(),
  );
  expect(text).toContain("BEGIN AGE ENCRYPTED FILE");
  expect(text).not.toContain(SECRET);
  for (const { webhook_id } of await ours()) await unregisterWebhook(webhook_id);

  await transfer.openImport();
  await transfer.choose(text);
  await transfer.show.click();
  const passphrase = page.getByLabel("Passphrase of the file");
  await passphrase.fill("wrong");
  await page.getByRole("button", { name: "Open the secrets" }).click();
  await expect(page.getByText(/passphrase is wrong/)).toBeVisible();
  await expectAccessible(page);
  await passphrase.fill("open sesame");
  await page.getByRole("button", { name: "Open the secrets" }).click();
  await expect(transfer.item("Transferred")).toContainText("Secret from the file");
  await transfer.withoutUndo();
  await transfer.applyButton.click();
  await transfer.ended("1 change done.");
  expect(await ours()).toMatchObject([{ ...HOOK, secret_key: SECRET }]);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(SECRET);
  expect(kept).not.toContain("open sesame");
  expect(await control.log()).not.toContain("open sesame");
});

test("is reached by key and palette, and fits a phone", async ({ page }) => {
  await page.goto(pages.settings);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page).toHaveURL(new RegExp(`${pages.transfer}$`));
  await page.setViewportSize({ width: 390, height: 800 });
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.planOf(file({ bots: [bot("Movable Bot")] }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

test.describe("an ordinary agent", () => {
  test.use({ user: agent });

  test("is told what is missing", async ({ page }) => {
    await page.goto(pages.transfer);
    await expect(page.getByText("You cannot see bots")).toBeVisible();
    await expectAccessible(page);
  });
});
