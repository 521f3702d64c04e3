import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { WebhookForm } from "./webhook-form";

/** The page that changes a webhook: the form, the review, and the plan. */
export class ChangeWebhookPage {
  readonly form: WebhookForm;
  readonly save: Locator;
  readonly review: Locator;
  readonly plan: Locator;

  constructor(readonly page: Page) {
    this.form = new WebhookForm(page);
    this.save = page.getByRole("button", { name: "Review and change" });
    this.review = page.getByRole("dialog", { name: /^Change .+\?$/ });
    this.plan = page.getByRole("region", { name: "Plan of the change" });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(pages.changeWebhook(id));
    await expect(this.form.url).toBeVisible();
  }

  /** Opens the review of the typed changes. */
  async toReview(): Promise<void> {
    await this.save.click();
    await expect(this.review).toBeVisible();
  }

  async confirm(): Promise<void> {
    await this.review.getByRole("button", { name: "Change webhook" }).click();
  }

  /** The step whose text contains a title, as the plan words it: "Register the new webhook, done". */
  step(title: string): Locator {
    return this.plan.getByRole("listitem").filter({ hasText: title });
  }

  async openChanged(): Promise<void> {
    await this.plan.getByRole("link", { name: "Open webhook" }).click();
    await expect(this.page.getByRole("heading", { name: "Delivery" })).toBeVisible();
  }
}
