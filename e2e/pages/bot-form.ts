import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The form of a bot, new or existing. */
export class BotForm {
  readonly name: Locator;
  readonly capacity: Locator;
  readonly save: Locator;

  constructor(readonly page: Page) {
    this.name = page.getByRole("textbox", { name: "Name" });
    this.capacity = page.getByRole("textbox", { name: "Capacity" });
    this.save = page.getByRole("form").getByRole("button", { name: /^(Create bot|Save)/ });
  }

  async openNew(): Promise<void> {
    await this.page.goto(pages.newBot);
    await expect(this.name).toBeVisible();
  }

  async open(id: string): Promise<void> {
    await this.page.goto(pages.bot(id));
    await expect(this.name).toBeVisible();
  }

  lane(priority: string): Locator {
    return this.page.getByRole("region", { name: priority, exact: true });
  }

  async addGroup(id: number, priority: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Group number" }).fill(String(id));
    await this.page.getByRole("combobox", { name: "Priority", exact: true }).selectOption(priority);
    await this.page.getByRole("button", { name: "Add group" }).click();
    await expect(this.lane(priority).getByText(`Group ${id}`, { exact: true })).toBeVisible();
  }

  moveButton(group: number): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^Move .*, now .* in group ${group}$`) });
  }

  async move(group: number, to: string): Promise<void> {
    await this.moveButton(group).click();
    await this.page.getByRole("menuitemradio", { name: to }).click();
  }

  async turnOnWebhooks(url: string, secret: string): Promise<void> {
    await this.page.getByRole("checkbox", { name: /This bot has webhooks/ }).click();
    await this.page.getByRole("textbox", { name: "Webhook address" }).fill(url);
    await this.page.getByRole("textbox", { name: "Secret", exact: true }).fill(secret);
  }

  async addAction(title: string): Promise<void> {
    await this.page.getByRole("button", { name: "Add action" }).click();
    await this.page.getByRole("menuitem", { name: title }).click();
  }
}
