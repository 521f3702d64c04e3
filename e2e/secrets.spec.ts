import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Page } from "@playwright/test";
import { api } from "@/lib/paths";
import { exportReplySchema, planReplySchema } from "@/lib/transfer/api";
import { dashboardUrl } from "./addresses";
import { removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { control } from "./control";
import { cleanUp, expect, test } from "./fixtures";
import { journalled } from "./journal";
import { ChangesPage } from "./pages/changes-page";

/* After secrets have taken every way through the product, no file that it keeps holds one in clear. */

const NAME = "Keeper of secrets";
const URL = "http://myservice.com/secrets";
const WEBHOOK = { url: URL, action: "thread_closed", description: NAME };
const PASSPHRASE = "a passphrase for one file";
const SECRETS = {
  bot: "known-secret-of-the-bot",
  rotatedBot: "known-secret-of-the-bot-rotated",
  webhook: "known-secret-of-the-webhook",
  rotated: "known-secret-of-the-webhook-rotated",
  typed: "known-secret-typed-to-take-back",
  refused: "known-secret-that-was-refused",
};

cleanUp(async () => {
  await removeBotsNamed(NAME);
  for (const { webhook_id, url } of await webhooks()) {
    if (url.startsWith(URL)) await unregisterWebhook(webhook_id);
  }
});

async function post(page: Page, path: string, data: object): Promise<unknown> {
  const headers = { origin: dashboardUrl };
  const response = await page.request.post(`${dashboardUrl}${path}`, { data, headers });
  return response.json();
}

/** Every file below a folder, of whatever type. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which of some texts are in a file, as UTF-8 or as UTF-16. */
function inClear(file: string, texts: readonly string[]): string[] {
  const bytes = readFileSync(file);
  return texts.filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le")));
}

test("no secret and no token is in clear in the data directory or in the logs", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const hooks = (value: string) => ({
    url: `${URL}/bot`,
    secret: { kind: "value", value },
    actions: [{ name: "incoming_event" }],
  });
  const bot = { name: NAME, status: "accepting chats", webhooks: hooks(SECRETS.bot) };
  const botId = await journalled.createBot(page, bot);
  await journalled.updateBot(page, botId, { webhooks: hooks(SECRETS.rotatedBot) });
  const first = await journalled.register(page, { ...WEBHOOK, secret_key: SECRETS.webhook });
  const second = await journalled.replace(page, first, WEBHOOK, SECRETS.rotated);
  const third = await journalled.replace(page, second, { ...WEBHOOK, url: `${URL}/moved` });
  const secret = { kind: "value", value: SECRETS.refused };
  await post(page, api.webhooks, { webhook: { ...WEBHOOK, action: "no_such_action", secret } });
  await post(page, api.webhookSecret(third), {});

  // The file's secrets travel out in the export and in again through the server's tickets.
  const exported = await post(page, api.transferExport, { others: false, passphrase: PASSPHRASE });
  const { text } = exportReplySchema.parse(exported);
  await journalled.unregister(page, third);
  const plan = planReplySchema.parse(await post(page, api.transferPlan, { text, passphrase: PASSPHRASE }));
  if (plan.kind !== "planned") throw new Error(plan.kind);
  const missing = plan.items.find(({ kind, label }) => kind === "create" && label.includes(NAME));
  expect(missing?.secret).toBe("set");
  const made = await post(page, api.transferItem, { ticket: missing?.ticket });
  const again = z.object({ id: z.string() }).parse(made).id;
  expect((await webhooks()).find(({ webhook_id }) => webhook_id === again)).toMatchObject({
    secret_key: SECRETS.rotated,
  });
  await journalled.unregister(page, again);

  const changes = new ChangesPage(page);
  await changes.open();
  await changes.askToTakeBack(`Unregistered ${NAME}`);
  await changes.dialog.getByRole("textbox", { name: "Secret" }).fill(SECRETS.typed);
  await changes.dialog.getByRole("button", { name: `Register ${NAME} again` }).click();
  const last = await changes.newId();
  expect((await webhooks()).find(({ webhook_id }) => webhook_id === last)).toMatchObject({
    secret_key: SECRETS.typed,
  });

  // The secrets that crossed the wire, tokens included; short secrets of other tests would match by chance.
  const seen = (await control.secrets()).filter((known) => known.length >= 8);
  const known = [...new Set([...seen, ...Object.values(SECRETS), PASSPHRASE])];
  expect(known.length).toBeGreaterThan(12);
  const files = filesIn(await control.folder());
  // Both databases with their write-ahead logs, and the log of both programs.
  for (const part of ["dashboard", "platform"]) {
    expect(files.some((file) => file.includes(`/${part}/`) && file.endsWith("-wal"))).toBe(true);
  }
  expect(files.some((file) => file.endsWith("stack.log"))).toBe(true);
  const found = files.flatMap((file) => inClear(file, known).map((text) => `${text} in ${file}`));
  expect(found).toEqual([]);

  for (const format of ["csv", "jsonl"]) {
    const response = await page.request.get(`${dashboardUrl}${api.exportChanges}?format=${format}`);
    const bytes = await response.text();
    expect(bytes).toContain(NAME);
    expect(known.filter((text) => bytes.includes(text))).toEqual([]);
  }
});
