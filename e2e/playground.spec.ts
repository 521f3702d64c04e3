import { pages } from "@/lib/paths";
import { admin, agent, password } from "./addresses";
import { registerWebhook, unregisterWebhook } from "./api";
import { cookiesFor, expect, expectAccessible, test } from "./fixtures";
import { PlaygroundPage } from "./pages/playground-page";
import { signIn } from "./pages/sign-in-page";
import { TestPane } from "./pages/test-pane";
import { WebhookForm } from "./pages/webhook-form";

test("build a filter and watch the verdict change, condition by condition", async ({ page }) => {
  const form = new WebhookForm(page);
  const test = new TestPane(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await test.expectVerdict("Would send");
  await form.addCondition("Chat rating · comment");
  await form.chooseTest("chat rating · comment", "is present");
  await test.expectVerdict("Cannot tell");
  await expect(
    test.outcome(/^The chat's rating comment/i).getByRole("img", { name: "unknown" }),
  ).toBeVisible();
  await test.know("chat");
  await test.expectVerdict("Would not send");
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: "Sample would not be sent: the chat's rating comment is absent" }),
  ).toBeAttached();
  await test.give("chat rating · comment", "Text", "Very good");
  await test.expectVerdict("Would send");
  await expect(test.outcome(/^The chat's rating comment/i)).toContainText('is "Very good"');
  await form.addCondition("Chat rating · score");
  await form.addValues("chat rating · score", "1");
  await test.give("chat rating · score", "Text", "1");
  await test.expectVerdict("Would not send");
  await expect(test.outcome(/^The chat's rating score/i)).toContainText('is "1" (text), must be 1 (number)');
  await test.give("chat rating · score", "Number");
  await test.expectVerdict("Would send");
  await expectAccessible(page);
  await test.typePush('{\n  "chat_id": }');
  await expect(test.pane.getByText(/Line 2, column 14/).first()).toBeVisible();
  await expect(test.pane.getByText("Would send", { exact: true })).toHaveCount(0);
  await expectAccessible(page);
});

test("what is odd about a condition stands beside it, and never stops a save", async ({ page }) => {
  const form = new WebhookForm(page);
  await form.openNew();
  await form.chooseAction("thread_closed");
  await form.addCondition("Chat rating · score");
  await form.addValues("chat rating · score", "5");
  const row = form.filter.getByRole("group", { name: /^Chat rating · score/ });
  await expect(row.getByText(/Never fires/).first()).toBeVisible();
  await expectAccessible(page);
});

test("a case begins to differ: it asks, comes along with a copy, and forbids nothing", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const original = await registerWebhook({
    url: "https://cases.example/hook",
    description: "With cases",
    action: "thread_closed",
    secret_key: "cases-secret",
    filters: { chat_properties: { rating: { score: { values: [0] } } } },
  });
  await page.goto(pages.webhook(original));
  const test = new TestPane(page);
  await test.know("chat");
  await test.give("chat rating · score", "Number", "0");
  await test.expectVerdict("Would send");
  await test.keepCase("Bad rating");
  await expect(test.pane.getByText("As expected", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(pages.duplicateWebhook(original));
  const form = new WebhookForm(page);
  await expect(test.pane.getByText("As expected", { exact: true })).toBeVisible();
  await form.addValues("chat rating · score", "1");
  await form.filter.getByRole("button", { name: "Remove 0", exact: true }).click();
  await expect(test.pane.getByText("1 of 1 differs")).toBeVisible();
  await form.submit.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Bad rating");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  await form.submit.click();
  await page.route(/\/api\/cases\//, (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await dialog.getByRole("button", { name: "Register anyway" }).click();
  const keep = page.getByRole("button", { name: "Save them" });
  await expect(keep).toBeVisible();
  await page.unroute(/\/api\/cases\//);
  await keep.click();
  await expect(page).toHaveURL(/\/webhooks\/[0-9a-z]{25}$/);
  await expect(test.pane.getByText("1 of 1 differs")).toBeVisible();
  const copy = page.url().slice(-25);
  expect(copy).not.toBe(original);
  await page.close();
  await unregisterWebhook(copy);
  await unregisterWebhook(original);
});

test("one push against every webhook, by link to a colleague", async ({ page, browser }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  // The demo's sample comes from Facebook: both webhooks for started chats fire.
  await expect(
    playground.verdict("Would send").getByRole("link", { name: "New chats to the CRM" }),
  ).toBeVisible();
  await playground.chooseAction("Thread closed");
  await expect(
    playground.verdict("Cannot tell").getByRole("link", { name: "Bad rating with a comment" }),
  ).toBeVisible();
  await playground.question.getByRole("switch", { name: /^We know the chat's properties/ }).check();
  await expect(playground.answer("Bad rating with a comment")).toContainText(
    "the chat's rating score is absent",
  );
  await playground.question
    .getByRole("combobox", { name: "In the sample, chat rating · score" })
    .selectOption("Number");
  await expect(playground.answer("Bad rating with a comment")).toContainText(
    "the chat's rating comment is absent",
  );
  await playground
    .answer("Bad rating with a comment")
    .getByRole("button", { name: /^Explain/ })
    .click();
  await expect(
    playground.answers
      .getByRole("list", { name: "Conditions of Bad rating with a comment" })
      .getByRole("img", { name: "holds" }),
  ).toHaveCount(1);
  await expectAccessible(page);
  await playground.answers.getByRole("combobox", { name: "Host" }).selectOption("alerts.demo.example (2)");
  await expect(page).toHaveURL(/host=alerts/);
  await expect(playground.answer("New chats to the CRM")).toHaveCount(0);

  const link = await playground.link();
  expect(link).toContain("?q=");
  // The demo license has one administrator: signed in once more, elsewhere.
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await signIn(elsewhere, admin, password);
  const theirs = new PlaygroundPage(elsewhere);
  await theirs.open(link);
  await expect(theirs.action).toHaveValue("thread_closed");
  await expect(theirs.answer("Bad rating with a comment")).toContainText(
    "the chat's rating comment is absent",
  );
  await other.close();

  // A person who may see no webhooks can still read the question of a link.
  const narrow = await browser.newContext();
  await narrow.addCookies(await cookiesFor(browser, agent));
  const agents = new PlaygroundPage(await narrow.newPage());
  await agents.open(link);
  await expect(agents.action).toHaveValue("thread_closed");
  await expect(agents.answers).toContainText("You can't see any webhooks");
  await narrow.close();
});

test("a long question is kept for the license under a short id", async ({ page, browser, expectConsole }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.chooseAction("Thread closed");
  const noise = Array.from({ length: 600 }, (_, index) => ((index * 2654435761) % 4294967296).toString(36));
  await playground.question.getByRole("tab", { name: "Push" }).click();
  await playground.question.getByRole("textbox", { name: "Push as JSON" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(JSON.stringify({ noise }));
  const link = await playground.link();
  expect(link).toMatch(/\?id=[\w-]{12}$/);
  const other = await browser.newContext();
  await other.addCookies(await cookiesFor(browser, agent));
  const theirs = new PlaygroundPage(await other.newPage());
  await theirs.open(link);
  await theirs.question.getByRole("tab", { name: "Push" }).click();
  await expect(theirs.question.getByRole("textbox", { name: "Push as JSON" })).toContainText(noise[3] ?? "");
  await other.close();

  expectConsole(/404/);
  await page.goto(`${pages.playground}?id=nosuchquestion`);
  await expect(page.getByText("This question cannot be opened")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask something else" }).click();
  await expect(playground.question).toBeVisible();
});
