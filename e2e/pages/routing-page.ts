import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { boxOf } from "./box";

/** The Routing page, in the user's verbs. */
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
    await this.moveButton(bot).click();
    await this.page.getByRole("menuitemradio", { name: to }).click();
  }

  /** Takes a bot out of the shown group, through the menu. */
  async remove(bot: string): Promise<void> {
    await this.moveButton(bot).click();
    await this.page.getByRole("menuitem", { name: /^Remove from/ }).click();
  }

  /** Drags a card by its name into a lane, with the mouse. */
  async drag(bot: string, lane: string): Promise<void> {
    const { from, to } = await this.wayOf(bot, lane);
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 55, from.y + 5, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }

  /** The way of a drag, from a card's name to the middle of a lane, once cards can be picked up. */
  async wayOf(bot: string, lane: string) {
    await expect(this.card(bot)).toHaveClass(/cursor-grab/);
    const from = await boxOf(this.card(bot).getByText(bot).first());
    const to = await boxOf(this.lane(lane));
    return {
      from: { x: from.x + 5, y: from.y + 5 },
      to: { x: to.x + to.width / 2, y: to.y + to.height / 2 },
    };
  }

  cell(bot: string, groupId: number): Locator {
    return this.page.locator(`[data-bot-name="${bot}"] [data-group="${groupId}"]`);
  }

  async discardAll(): Promise<void> {
    await this.staged.getByRole("button", { name: "Discard", exact: true }).click();
    await this.staged.getByRole("button", { name: /^Discard \d+ change/ }).click();
  }
}
