import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The trial deliveries on a webhook's page. */
export class SendTestPanel {
  readonly panel: Locator;
  readonly send: Locator;
  readonly sendAnyway: Locator;
  readonly body: Locator;
  readonly headers: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("group", { name: "Send a test" });
    this.send = this.panel.getByRole("button", { name: "Send", exact: true });
    this.sendAnyway = this.panel.getByRole("button", { name: "Send anyway" });
    this.body = this.panel.getByRole("region", { name: "Body", exact: true });
    this.headers = this.panel.getByRole("region", { name: "Headers", exact: true });
  }

  async open(webhookId: string): Promise<void> {
    await this.page.goto(pages.webhook(webhookId));
    await expect(this.panel.getByRole("button")).toBeVisible();
  }

  /** Types the known facts of the chat, as JSON. */
  async sayKnown(context: object): Promise<void> {
    await this.page.getByRole("tab", { name: "Chat context" }).click();
    const editor = this.page.getByRole("textbox", { name: "Chat context as JSON" });
    await editor.click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(JSON.stringify(context));
  }
}
