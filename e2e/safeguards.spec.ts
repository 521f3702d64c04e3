import { pages } from "@/lib/paths";
import { registerWebhook, unregisterWebhook, webhooks } from "./api";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { Bulk } from "./pages/bulk";
import { ChangeWebhookPage } from "./pages/change-webhook-page";
import { TransferPage } from "./pages/transfer-page";
import { WebhookForm } from "./pages/webhook-form";

const HOST = "https://guarded.example/";
const WEBHOOK = {
  url: `${HOST}hook?token=t0p-token-1`,
  description: "Guarded",
  action: "thread_closed",
  secret_key: "kept-secret-of-the-guarded-hook",
};

test.use({ viewport: { width: 1440, height: 900 } });

cleanUp(async () => {
  for (const { webhook_id, url } of await webhooks()) {
    if (url.startsWith(HOST)) await unregisterWebhook(webhook_id);
  }
});

test("rotating a secret begins at the secret, and what it demands is in sight", async ({ page }) => {
  const id = await registerWebhook(WEBHOOK);
  await page.goto(pages.webhook(id));
  await page.getByRole("link", { name: "Rotate the secret" }).click();
  const change = new ChangeWebhookPage(page);
  const secret = page.getByRole("textbox", { name: /^Secret/ });
  await expect(secret).toBeFocused();
  await expect(page.getByText("Would this be sent?")).toBeAttached();
  await expect(secret).toBeInViewport({ ratio: 1 });
  // The bar with the buttons does not cover the field either.
  const isOnTop = (input: Element) => {
    const { left, top, width, height } = input.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === input;
  };
  await expect.poll(() => secret.evaluate(isOnTop)).toBe(true);
  await page.getByRole("button", { name: "Generate" }).click();
  await change.toReview();
  await expect(page.locator("button", { hasText: "Review and change" })).not.toHaveAttribute("aria-disabled");
  const tick = change.review.getByRole("checkbox", { name: /accepts the new secret/ });
  await expect(tick).toBeInViewport({ ratio: 1 });
  await change.confirm();
  await expect(tick).toBeFocused();
  await expect(change.review.getByRole("alert")).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await tick.check();
  await change.confirm();
  await expect(change.step("Check that the old one is gone")).toContainText("done");
});

test("many webhooks are confirmed where the button is", async ({ page }) => {
  for (let count = 0; count < 12; count++) {
    await registerWebhook({ ...WEBHOOK, url: `${HOST}${count}`, description: `Guarded ${count}` });
  }
  await page.setViewportSize({ width: 1280, height: 620 });
  await page.goto(`${pages.webhooks}?q=guarded`);
  const bulk = new Bulk(page, "webhooks");
  await bulk.every.check();
  await bulk.choose("Unregister…");
  const { dialog } = bulk;
  const words = dialog.getByRole("textbox");
  await expect(words).toBeInViewport({ ratio: 1 });
  await dialog.getByRole("button", { name: /^Unregister 12/ }).click();
  await expect(words).toBeFocused();
  await expect(dialog.getByText("Type the words as shown above")).toBeInViewport({ ratio: 1 });
});

test("a plan says what it creates and what may not be meant, and a login is refused", async ({ page }) => {
  const transfer = new TransferPage(page);
  await transfer.openImport();
  await transfer.planOf(`switchboard: 1
webhooks:
  - url: ${WEBHOOK.url}
    action: thread_closed
    secret:
      value: a-secret-of-the-guarded-file
    filters:
      chat_properties:
        rating:
          score:
            values: ["1"]
`);
  const warnings = transfer.plan.getByRole("list", { name: "Warnings" });
  await expect(warnings).toContainText(/Line \d+: .*"1" is text, but the chat's rating score holds numbers/);
  const item = transfer.item("Create Webhook thread_closed");
  await expect(item).toContainText(`${HOST}hook?token=***`);
  await expect(item).toContainText("Filter");
  await expect(item).toContainText("from the file");
  await expect(transfer.plan).not.toContainText("t0p-token");
  await expectAccessible(page);

  await page.goto(pages.newWebhook);
  const form = new WebhookForm(page);
  await form.url.fill("https://hookuser:Sup3rPassw0rd@guarded.example/auth");
  await page.getByRole("button", { name: "Register webhook" }).click();
  await expect(page.getByText(/The address must not hold a user name or password/).first()).toBeVisible();
});
