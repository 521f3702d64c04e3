import type { Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { callApi, registerWebhook, unregisterWebhook, webhooks } from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { Bulk } from "./pages/bulk";

const FILTERS = { chat_properties: { source: { type: { values: ["facebook"] } } } };
const old = (group: string) => `https://${group}.old.example`;

/** Webhooks of one host, so that a search for it finds them and nothing else. */
async function make(group: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = String(index + 1).padStart(2, "0");
    ids.push(
      await registerWebhook({
        url: `${old(group)}/hooks/${number}?a=%2f`,
        description: `${group} ${number}`,
        action: "thread_closed",
        secret_key: `${group}-secret-${number}`,
        filters: FILTERS,
      }),
    );
  }
  return ids;
}

const called = async (group: string) =>
  (await webhooks()).filter(({ description }) => description?.startsWith(`${group} `));

cleanUp(async () => {
  for (const { webhook_id, url } of await webhooks()) {
    if (/\.(old|new)\.example/.test(url)) await unregisterWebhook(webhook_id);
  }
});

async function openWebhooks(page: Page, search: string) {
  await page.goto(`${pages.webhooks}?q=${encodeURIComponent(search)}`);
  await expect(page.getByRole("table", { name: "Webhooks" })).toBeVisible();
  return new Bulk(page, "webhooks");
}

async function changeHost(bulk: Bulk, host: string) {
  await bulk.choose("Change host…");
  await bulk.dialog.getByRole("textbox", { name: "New host" }).fill(host);
}

test("the host of many webhooks is changed, and nothing else; one that is refused is tried again", async ({
  page,
}) => {
  const ids = await make("moving", 8);
  const before = await called("moving");
  const bulk = await openWebhooks(page, "moving");
  await bulk.every.check();
  await expect(bulk.bar).toContainText("All 8 webhooks that match");
  await changeHost(bulk, "no host/");
  await page.keyboard.press("Tab");
  await expect(bulk.dialog).toContainText("Type a host alone");
  await bulk.dialog.getByRole("textbox", { name: "New host" }).fill("moving.new.example:8443");
  await expect(bulk.part("Will change")).toHaveCount(8);
  await expect(bulk.part("Will change").first()).toContainText(
    /https:\/\/moving\.old\.example\/hooks\/01\?a=%2f →\s*becomes https:\/\/moving\.new\.example:8443\/hooks\/01\?a=%2f/,
  );
  await expect(bulk.dialog).toContainText("so its id changes");
  await expectAccessible(page);
  await control.breakApi({ path: "/register_webhook", kind: "status", status: 403, times: 1 });
  await bulk.apply("Change 8 webhooks");
  await expect(bulk.dialog).toContainText("Changed 7 webhooks. 1 webhook failed.");
  await expect(bulk.results.getByRole("listitem").first()).toContainText(/The change was rolled back/);
  await expectAccessible(page);
  expect(await called("moving")).toHaveLength(8);
  await bulk.button("Try 1 webhook again…").click();
  await expect(bulk.part("Will change")).toHaveCount(1);
  await bulk.apply("Change 1 webhook");
  await bulk.close();
  await expect(bulk.bar).toHaveCount(0);
  const byName = (list: typeof before) =>
    list.toSorted((a, b) => (a.description ?? "").localeCompare(b.description ?? ""));
  const after = byName(await called("moving"));
  expect(after.map(({ webhook_id: _, ...rest }) => rest)).toEqual(
    byName(before).map(({ webhook_id: _, url, ...rest }) => ({
      ...rest,
      url: url.replace("moving.old.example", "moving.new.example:8443"),
    })),
  );
  expect(after.filter(({ webhook_id }) => ids.includes(webhook_id))).toEqual([]);
  await expect(page.getByRole("row", { name: /moving\.new\.example:8443/ })).toHaveCount(8);
});

test("a run is stopped in the middle: every webhook is there once, and the rest stays selected", async ({
  page,
}) => {
  await make("halting", 24);
  const bulk = await openWebhooks(page, "halting");
  await bulk.every.check();
  await changeHost(bulk, "halting.new.example");
  await bulk.button("Change 24 webhooks").click();
  await bulk.button("Stop").click();
  await expect(bulk.dialog).toContainText(/Stopped, \d+ webhooks? not tried/);
  const left = await bulk.result("Not tried").count();
  expect(left).toBeGreaterThan(0);
  const now = await called("halting");
  expect(now).toHaveLength(24);
  expect(now.filter(({ url }) => url.startsWith(old("halting")))).toHaveLength(left);
  await bulk.close();
  await expect(bulk.bar).toContainText(`${left} ${left === 1 ? "webhook" : "webhooks"} selected`);
});

test("unregistering many asks for the words; what is gone already is said, not failed", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 404/);
  const [first = "", second = ""] = await make("doomed", 3);
  const bulk = await openWebhooks(page, "doomed");
  await bulk.select("doomed 01", "doomed 02");
  await expect(page).toHaveURL(new RegExp(`selected=${first}.${second}`));
  await bulk.choose("Unregister…");
  await expect(bulk.part("Will change")).toContainText(["https://doomed.old.example/hooks/01"]);
  await bulk.button("Unregister 2 webhooks").click();
  await expect(bulk.dialog).toContainText("Type the words as shown above");
  await unregisterWebhook(second);
  await bulk.dialog.getByRole("textbox").fill("unregister 2 webhooks");
  await expectAccessible(page);
  await bulk.apply("Unregister 2 webhooks");
  await expect(bulk.dialog).toContainText("Unregistered 1 webhook. 1 webhook needed no change.");
  await bulk.close();
  expect((await called("doomed")).map(({ description }) => description)).toEqual(["doomed 03"]);
  await expect(page.getByRole("row", { name: /doomed\.old\.example/ })).toHaveCount(1);
});

test("one that somebody else changed meanwhile is reported, not overwritten", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 404/);
  const [first = ""] = await make("shared", 2);
  const bulk = await openWebhooks(page, "shared");
  await bulk.every.check();
  await changeHost(bulk, "shared.new.example");
  await expect(bulk.part("Will change")).toHaveCount(2);
  // A webhook is changed by registering another and unregistering the first.
  await registerWebhook({
    url: `${old("shared")}/theirs`,
    description: "shared 01",
    action: "thread_closed",
    secret_key: "theirs-of-shared-1",
  });
  await callApi("webhooks/unregister_webhook", { webhook_id: first });
  await bulk.apply("Change 2 webhooks");
  await expect(bulk.dialog).toContainText("Changed 1 webhook. 1 webhook changed elsewhere since you looked.");
  expect((await called("shared")).map(({ url }) => url).toSorted()).toEqual([
    "https://shared.new.example/hooks/02?a=%2f",
    "https://shared.old.example/theirs",
  ]);
});

test("one run is one operation in the journal", async ({ page }) => {
  await make("noted", 2);
  const bulk = await openWebhooks(page, "noted");
  await bulk.every.check();
  await bulk.choose("Unregister…");
  await bulk.dialog.getByRole("textbox").fill("unregister 2 webhooks");
  await bulk.apply("Unregister 2 webhooks");
  await bulk.close();
  await page.goto(pages.changes);
  const operation = page.getByRole("button", { name: "Unregistered 2 webhooks" }).first();
  await operation.click();
  await expect(page.getByText("noted 01").first()).toBeVisible();
  await expect(page.getByText("noted 02").first()).toBeVisible();
});

test("a range is selected in the order of the screen, by the keyboard and on a phone too", async ({
  page,
}) => {
  await make("pocket", 4);
  const bulk = await openWebhooks(page, "pocket");
  await bulk.box("pocket 01").focus();
  await page.keyboard.press("Space");
  await bulk.box("pocket 03").focus();
  await page.keyboard.press("Shift+Space");
  await expect(bulk.bar).toContainText("3 webhooks selected");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await bulk.bar.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Change host…" }).click();
  await bulk.dialog.getByRole("textbox", { name: "New host" }).fill("pocket.new.example");
  await expect(bulk.part("Will change")).toHaveCount(3);
  await expectAccessible(page);
  await bulk.button("Cancel").click();
  await expect(bulk.bar).toContainText("3 webhooks selected");
});
