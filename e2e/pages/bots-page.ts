import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The list of bots, in the user's verbs. */
export class BotsPage {
  readonly table: Locator;
  readonly count: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: "Bots" });
    this.count = page.getByRole("status").filter({ hasText: /bots?\b/ });
  }

  async open(): Promise<void> {
    await this.page.goto(pages.bots);
    await expect(this.page.getByRole("heading", { name: "Bots", level: 1 })).toBeVisible();
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("link", { name }) });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search bots" }).fill(text);
  }

  async setStatus(name: string, status: string): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `Status of ${name}` })
      .click();
    await this.page.getByRole("menuitemradio", { name: status, exact: true }).click();
  }

  async create(): Promise<void> {
    await this.page.getByRole("link", { name: "Create bot" }).click();
    await expect(this.page.getByRole("heading", { name: "Create bot", level: 1 })).toBeVisible();
  }
}
