import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The playground, which asks every webhook and bot about one push. */
export class PlaygroundPage {
  readonly question: Locator;
  readonly action: Locator;
  readonly answers: Locator;

  constructor(readonly page: Page) {
    this.question = page.getByRole("region", { name: "What happens" });
    this.action = this.question.getByRole("combobox", { name: "Action", exact: true });
    this.answers = page.getByRole("region", { name: "What is sent" });
  }

  async open(address: string = pages.playground): Promise<void> {
    await this.page.goto(address);
    await expect(this.question).toBeVisible();
  }

  async chooseAction(title: string): Promise<void> {
    await this.action.selectOption(title);
  }

  /** The answers of one verdict. */
  verdict(title: "Would send" | "Would not send" | "Cannot tell"): Locator {
    return this.answers.getByRole("region", { name: new RegExp(`^${title}`) });
  }

  answer(name: string): Locator {
    return this.answers
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** Asks for the link to the question and returns it. */
  async link(): Promise<string> {
    await this.question.getByRole("button", { name: "Copy link" }).click();
    return this.question.getByRole("textbox", { name: "Link to this question" }).inputValue();
  }
}
