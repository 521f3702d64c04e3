import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The form that registers a webhook, its filter builder included. */
export class WebhookForm {
  readonly url: Locator;
  readonly description: Locator;
  readonly secret: Locator;
  readonly submit: Locator;
  readonly filter: Locator;

  constructor(readonly page: Page) {
    this.url = page.getByRole("textbox", { name: "URL" });
    this.description = page.getByRole("textbox", { name: "Description" });
    this.secret = page.getByRole("textbox", { name: "Secret", exact: true });
    this.submit = page.getByRole("button", { name: "Register webhook" });
    this.filter = page.getByRole("group", { name: "Filter" });
  }

  async openNew(): Promise<void> {
    await this.page.goto(pages.newWebhook);
    await expect(this.url).toBeVisible();
  }

  async chooseAction(wireName: string): Promise<void> {
    await this.page.getByRole("radio", { name: new RegExp(`\\b${wireName}\\b`) }).click();
    await expect(this.filter).toBeVisible();
  }

  /** Adds a condition on a property by its name in the list, e.g. "Chat source · type". */
  async addCondition(property: string): Promise<void> {
    await this.filter.getByRole("button", { name: "Add condition" }).click();
    await this.filter.getByRole("combobox", { name: "Add a condition on" }).fill(property);
    await this.filter.getByRole("option", { name: property }).first().click();
  }

  async chooseTest(property: string, test: string): Promise<void> {
    await this.filter
      .getByRole("combobox", { name: new RegExp(`^Test of ${property}`, "i") })
      .selectOption(test);
  }

  async addValues(property: string, ...values: string[]): Promise<void> {
    const input = this.filter.getByRole("textbox", { name: new RegExp(`^Add a value of ${property}`, "i") });
    for (const value of values) {
      await input.fill(value);
      await input.press("Enter");
    }
  }
}
