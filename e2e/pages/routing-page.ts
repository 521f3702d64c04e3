import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** Who gets the next chat, in the user's verbs. */
export class RoutingPage {
  readonly staged: Locator;
  readonly save: Locator;

  constructor(readonly page: Page) {
    this.staged = page.getByRole("region", { name: "Staged changes" });
    this.save = this.staged.getByRole("button", { name: /^Save \d+ change/ });
  }

  async open(groupId = 0, view: "lanes" | "grid" = "lanes"): Promise<void> {
    await this.page.goto(`${pages.routingGroup(groupId)}&view=${view}`);
    await expect(
      this.page.getByRole("tab", { name: view === "grid" ? "All groups" : "One group" }),
    ).toBeVisible();
  }

  lane(priority: string): Locator {
    return this.page.getByRole("region", { name: priority, exact: true });
  }

  card(bot: string): Locator {
    return this.page.locator("[data-card]").filter({ hasText: bot });
  }

  moveButton(bot: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^Move ${bot}, now `) });
  }

  async move(bot: string, to: string): Promise<void> {
    const choice = this.page.getByRole("menuitemradio", { name: to });
    // The button is there before the page has come alive; until then a click does nothing.
    await expect(async () => {
      await this.moveButton(bot).click();
      await expect(choice).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await choice.click();
  }

  cell(bot: string, groupId: number): Locator {
    return this.page.locator(`[data-bot-name="${bot}"] [data-group="${groupId}"]`);
  }

  async discardAll(): Promise<void> {
    await this.staged.getByRole("button", { name: "Discard", exact: true }).click();
    await this.staged.getByRole("button", { name: /^Discard \d+ change/ }).click();
  }
}
