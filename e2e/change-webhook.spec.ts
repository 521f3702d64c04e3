import type { Browser } from "@playwright/test";
import { pages } from "@/lib/paths";
import { admin, dashboardUrl } from "./addresses";
import { registerWebhook, unregisterWebhook, webhooks } from "./api";
import { control } from "./control";
import { cleanUp, cookiesFor, expect, expectAccessible, test } from "./fixtures";
import { alive } from "./pages/alive";
import { ChangeWebhookPage } from "./pages/change-webhook-page";
import { MergeDialog } from "./pages/merge-dialog";

const HOST = "http://changed.example/";
const WEBHOOK = {
  url: `${HOST}hooks`,
  description: "To be changed",
  action: "thread_closed",
  secret_key: "kept-by-every-change-5521",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};

const ours = async () => (await webhooks()).filter(({ url }) => url.startsWith(HOST));

cleanUp(async () => {
  for (const { webhook_id } of await ours()) await unregisterWebhook(webhook_id);
});

test("a change is reviewed, made step by step, and the old address leads to the new id", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  await page.goto(pages.webhook(id));
  await page.getByRole("link", { name: "Change", exact: true }).click();
  const change = new ChangeWebhookPage(page);
  await expect(change.form.url).toHaveValue(WEBHOOK.url);
  await expect(change.save).toHaveCount(0);
  await change.form.description.fill("Changed");
  await change.form.addValues("chat source · type", "twitter");
  await expect(page.getByRole("complementary", { name: "Summary" })).toContainText("to “Changed”");
  await expectAccessible(page);
  await change.toReview();
  await expect(change.review.getByRole("list", { name: "Changes" })).toContainText("twitter");
  await expect(change.review.getByRole("list", { name: "Consequences" })).toContainText("Its id changes");
  await expect(change.review.getByRole("list", { name: "Consequences" })).toContainText("arrive twice");
  await expectAccessible(page);
  await change.confirm();
  await expect(change.step("Check that the old one is gone")).toContainText("done");
  await expect(change.plan.getByRole("status")).toContainText("Changed was changed");
  await expectAccessible(page);

  const [changed, ...others] = await ours();
  expect(others).toEqual([]);
  expect(changed).toEqual({
    ...WEBHOOK,
    webhook_id: changed?.webhook_id,
    description: "Changed",
    filters: { chat_properties: { source: { type: { values: ["facebook", "twitter"] } } } },
  });
  await change.openChanged();
  await expect(page).toHaveURL(new RegExp(`${pages.webhook(changed?.webhook_id ?? "")}$`));
  await expect(page.getByText(id)).toBeVisible();
  await expectAccessible(page);
  await page.goto(pages.webhook(id));
  await expect(page).toHaveURL(new RegExp(`${pages.webhook(changed?.webhook_id ?? "")}$`));
});

test("where a limit refuses one more, the old one goes first", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  const change = new ChangeWebhookPage(page);
  await change.open(id);
  await change.form.url.fill(`${HOST}elsewhere`);
  await change.toReview();
  await change.review.getByRole("radio", { name: /^Unregister the old one first/ }).check();
  await expect(change.review.getByRole("listitem").filter({ hasText: "1. " })).toContainText(
    "Unregister the old",
  );
  await expect(change.review.getByRole("list", { name: "Consequences" })).toContainText("missed");
  await change.confirm();
  await expect(change.plan).toContainText("Events may be missed until");
  expect(await ours()).toMatchObject([{ url: `${HOST}elsewhere`, secret_key: WEBHOOK.secret_key }]);
});

test("a change that stands still is told on the list, and continued from there", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  await control.breakApi({ path: "unregister_webhook", kind: "status", status: 429, times: 100 });
  const change = new ChangeWebhookPage(page);
  await change.open(id);
  await change.form.description.fill("Continued");
  await change.toReview();
  await change.confirm();
  await expect(change.step("Unregister the old webhook")).toContainText("not done yet");
  await expectAccessible(page);
  expect(await ours()).toHaveLength(2);

  // The tab closes during the change; another tab finds the change.
  const other = await page.context().newPage();
  await page.close();
  await other.goto(`${dashboardUrl}${pages.webhooks}`);
  await alive(other);
  const banner = other.getByRole("status").filter({ hasText: "The change of Continued is not finished" });
  await expect(banner).toBeVisible();
  await expectAccessible(other);
  await control.breakApi();
  await banner.getByRole("button", { name: "Continue" }).click();
  await expect(banner).toHaveCount(0);
  expect(await ours()).toMatchObject([{ description: "Continued" }]);
  await other.goto(`${dashboardUrl}${pages.changeWebhook(id)}`);
  await expect(other.getByText("Continued was changed")).toBeVisible();
});

test("a change that stands still can be rolled back, from its plan after a reload", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  await control.breakApi({ path: "unregister_webhook", kind: "status", status: 429, times: 100 });
  const change = new ChangeWebhookPage(page);
  await change.open(id);
  await change.form.description.fill("Rolled back");
  await change.toReview();
  await change.confirm();
  await expect(change.step("Unregister the old webhook")).toContainText("not done yet");
  await page.reload();
  await alive(page);
  await expect(change.step("Unregister the old webhook")).toContainText("not done yet");
  await control.breakApi();
  await change.plan.getByRole("button", { name: "Roll back" }).click();
  await expect(change.plan).toContainText("The old one is unchanged");
  await expect(change.step("Unregister the new one again")).toContainText("done");
  await expectAccessible(page);
  expect(await ours()).toEqual([{ ...WEBHOOK, webhook_id: id }]);
});

test("what the API refuses changes nothing, and what was typed stays", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  await control.breakApi({ path: "register_webhook", kind: "status", status: 429, times: 100 });
  const change = new ChangeWebhookPage(page);
  await change.open(id);
  await change.form.description.fill("Refused");
  await change.toReview();
  await change.confirm();
  await expect(page.getByRole("alert").filter({ hasText: "was not changed" })).toBeVisible();
  await expect(change.form.description).toHaveValue("Refused");
  await expectAccessible(page);
  expect(await ours()).toEqual([{ ...WEBHOOK, webhook_id: id }]);
  await control.breakApi();
  await change.toReview();
  await change.confirm();
  await expect(change.plan).toContainText("was changed");
  expect(await ours()).toMatchObject([{ description: "Refused" }]);
});

test("a secret is rotated once the receiver knows the new one", async ({ page, revealed }) => {
  const id = await registerWebhook(WEBHOOK);
  await page.goto(pages.webhook(id));
  await page.getByRole("link", { name: "Rotate the secret" }).click();
  const change = new ChangeWebhookPage(page);
  await expect(page.getByRole("region", { name: "How to rotate a secret" })).toBeVisible();
  await page.getByRole("button", { name: "Generate" }).click();
  const secret = await change.form.secret.inputValue();
  revealed.add(secret);
  await expectAccessible(page);
  await change.toReview();
  await expect(change.review.getByRole("list", { name: "Changes" })).toContainText(
    "The secret will be replaced",
  );
  await change.confirm();
  await expect(change.review.getByRole("alert")).toContainText("Put the new secret on the receiver first");
  await change.review.getByRole("checkbox", { name: /accepts the new secret/ }).check();
  await expectAccessible(page);
  await change.confirm();
  await expect(change.plan).toContainText("no delivery uses the old secret");
  expect(await ours()).toMatchObject([{ secret_key: secret, url: WEBHOOK.url, filters: WEBHOOK.filters }]);
});

/** Changes the description in another browser of the same person. */
async function changeElsewhere(browser: Browser, id: string, url: string): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies(await cookiesFor(browser, admin));
  const page = await context.newPage();
  await page.goto(`${dashboardUrl}${pages.changeWebhook(id)}`);
  await alive(page);
  const change = new ChangeWebhookPage(page);
  await change.form.url.fill(url);
  await change.toReview();
  await change.confirm();
  await expect(change.plan).toContainText("was changed");
  await context.close();
}

test("somebody else was here: both changes are put together, and nothing is overwritten", async ({
  page,
  browser,
}) => {
  const id = await registerWebhook(WEBHOOK);
  const change = new ChangeWebhookPage(page);
  await change.open(id);
  await change.form.description.fill("Mine");
  await changeElsewhere(browser, id, `${HOST}theirs`);
  await change.save.click();
  const merge = new MergeDialog(page);
  await expect(merge.choice("URL", "Theirs")).toBeChecked();
  await expect(merge.choice("Description", "Yours")).toBeChecked();
  await expectAccessible(page);
  await merge.putIntoForm.click();
  await expect(change.form.url).toHaveValue(`${HOST}theirs`);
  await expect(change.form.description).toHaveValue("Mine");
  await change.toReview();
  await change.confirm();
  await expect(change.plan).toContainText("was changed");
  const found = await ours();
  expect(found).toMatchObject([
    { url: `${HOST}theirs`, description: "Mine", secret_key: WEBHOOK.secret_key },
  ]);
});
