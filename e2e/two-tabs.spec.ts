import { pages } from "@/lib/paths";
import { accountsUrl, admin, dashboardUrl, password } from "./addresses";
import { expect, expectAccessible, test } from "./fixtures";
import { BotForm } from "./pages/bot-form";
import { signInAtAccounts } from "./pages/sign-in-page";

test.use({ user: null });

const PLACES = [`${pages.webhooks}?action=thread_closed`, pages.changes];

for (const [order, name] of [
  [[0, 1], "in the order they began"],
  [[1, 0], "in the other order"],
] as const) {
  test(`two tabs that sign in at once both arrive, each at its own page: ${name}`, async ({
    page,
    context,
  }) => {
    const tabs = [page, await context.newPage()];
    await Promise.all(tabs.map((tab, index) => tab.goto(PLACES[index] ?? "/")));
    await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^Sign in/ }).click()));
    await Promise.all(tabs.map((tab) => tab.waitForURL((url) => url.href.startsWith(accountsUrl))));
    for (const index of order) {
      const tab = tabs[index] ?? page;
      await signInAtAccounts(tab, admin, password);
      await expect(tab).toHaveURL(`${dashboardUrl}${PLACES[index]}`);
    }
    const names = (await context.cookies()).map(({ name: one }) => one);
    expect(names.filter((one) => one.startsWith("next-auth"))).toEqual([]);
  });
}

test("whoever comes back to a sign-in that is over is led to the application, and from there to the page", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/400/);
  await page.goto(PLACES[0] ?? "/");
  await page.getByRole("button", { name: /^Sign in/ }).click();
  await page.waitForURL((url) => url.href.startsWith(accountsUrl));
  const address = page.url();
  await signInAtAccounts(page, admin, password);
  await expect(page).toHaveURL(`${dashboardUrl}${PLACES[0]}`);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "This sign-in has expired" })).toBeVisible();
  await page.getByRole("link", { name: "Back to Switchboard" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("a page that the API asks to wait says so, and goes on by itself", async ({
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/429|403/);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in/ }).click();
  await signInAtAccounts(page, admin, password);
  const form = new BotForm(page);
  await form.openNew();
  await form.name.fill("Patient Bot");
  let asked = 0;
  await context.route("**/api/bots", (route) => {
    if (route.request().method() !== "POST") return route.continue();
    asked += 1;
    const error =
      asked === 1
        ? { code: "too_many_requests", message: "Slow down", changed: "no", retry_after: 20 }
        : { code: "authorization", message: "Not allowed just now", changed: "no" };
    return route.fulfill({ status: asked === 1 ? 429 : 403, json: { error } });
  });
  await form.save.click();
  const note = page.getByRole("region", { name: "Waiting for the API" });
  await expect(
    note.getByText(/^The API is receiving too many requests; Switchboard tries again in \d+ s\.$/).last(),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText("Not allowed just now")).toBeVisible();
  await expect(note).toHaveCount(0);
  expect(asked).toBe(2);
});
