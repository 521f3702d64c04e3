import { api, pages } from "@/lib/paths";
import { admin, agent, dashboardUrl, password } from "./addresses";
import { control } from "./control";
import { expect, expectAccessible, endSessions, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { signIn, signInAtAccounts } from "./pages/sign-in-page";

test.describe("signing in", () => {
  test.use({ user: null });

  test("lands where the user was going, and says when the password is wrong", async ({ page }) => {
    await page.goto(`${pages.webhooks}?action=thread_closed`);
    await expect(page.getByRole("heading", { name: "Sign in to Switchboard" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Sign in/ }).click();
    await page.getByLabel("Email").fill(admin);
    await page.getByLabel("Password").fill("not it");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/wrong|do not match|not right/i).first()).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(admin);
    await signInAtAccounts(page, admin, password);
    await expect(page).toHaveURL(`${dashboardUrl}${pages.webhooks}?action=thread_closed`);
    await expect(page.getByRole("heading", { name: "Webhooks", level: 1 })).toBeVisible();
  });

  test("signing out says what it takes offline, and an old cookie is worth nothing afterwards", async ({
    page,
  }) => {
    await signIn(page, admin, password);
    const cookies = await page.context().cookies(dashboardUrl);
    await page.getByRole("button", { name: `Account ${admin}` }).click();
    await page.getByRole("menuitem", { name: /Sign out/ }).click();
    const dialog = page.getByRole("dialog", { name: "Sign out" });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Sign out/ }).first()).toBeEnabled();
    await expectAccessible(page);
    await dialog
      .getByRole("button", { name: /^Sign out/ })
      .last()
      .click();
    await expect(page.getByRole("heading", { name: "Sign in to Switchboard" })).toBeVisible();
    await page.context().addCookies(cookies);
    const replayed = await page.request.get(`${dashboardUrl}/api/bots`);
    expect(replayed.status()).toBe(401);
  });
});

test.describe("an ordinary agent", () => {
  test.use({ user: agent });

  for (const [name, path] of [
    ["bots", pages.bots],
    ["webhooks", pages.webhooks],
    ["settings", pages.settings],
    ["new bot", pages.newBot],
    ["new webhook", pages.newWebhook],
  ] as const) {
    test(`reads explanations instead of broken controls: ${name}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByText(/administrator/i).first()).toBeVisible();
      await expect(
        page
          .getByRole("main")
          .getByText(/(agents-bot|webhooks)--my/)
          .first(),
      ).toBeVisible();
      await expect(page.getByRole("button", { name: /^(Create bot|Register webhook)$/ })).toHaveCount(0);
      await expectAccessible(page);
    });
  }
});

test("an access token that is refused is refreshed once, and nobody notices", async ({ page }) => {
  await page.goto(pages.bots);
  await expect(page.getByRole("table", { name: "Bots" })).toBeVisible();
  const before = (await control.seen()).accounts.filter((line) => line === "POST /token").length;
  await control.expireTokens();
  await page.reload();
  await expect(page.getByRole("table", { name: "Bots" }).getByText("Welcome Bot")).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: "Bots" })
      .getByText(/actions to/)
      .first(),
  ).toBeVisible();
  const after = (await control.seen()).accounts.filter((line) => line === "POST /token").length;
  expect(after - before).toBe(1);
});

test("whoever was revoked elsewhere sees no more of what Switchboard keeps itself, a minute later", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/401/);
  await page.goto(pages.changes);
  await expect(page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
  await control.endGrants();
  await control.ageChecks();
  const answer = await page.request.get(`${dashboardUrl}${api.groups}`);
  expect(answer.status()).toBe(401);
  await page.goto(pages.changes);
  await expect(page.getByRole("heading", { name: "Sign in to Switchboard" })).toBeVisible();
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await endSessions();
});

test("a session that ended leads to sign-in and back, with what was typed", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/401/);
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill("Typed before the session ended");
  await form.capacity.fill("9");
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain("Typed before");
  await endSessions();
  await form.save.click();
  await expect(page.getByRole("heading", { name: "Sign in to Switchboard" })).toBeVisible();
  await page.getByRole("button", { name: /^Sign in/ }).click();
  await expect(form.name.or(page.getByLabel("Password"))).toBeVisible();
  if (await page.getByLabel("Password").isVisible()) await signInAtAccounts(page, admin, password);
  await expect(page).toHaveURL(`${dashboardUrl}${pages.newBot}`);
  await expect(form.name).toHaveValue("Typed before the session ended");
  await expect(form.capacity).toHaveValue("9");
});
