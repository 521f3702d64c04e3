import { expect, type Locator, type Page } from "@playwright/test";

type Verdict = "Would send" | "Would not send" | "Cannot tell";

/** The pane beside a filter that tests the filter with a sample. */
export class TestPane {
  readonly pane: Locator;

  constructor(readonly page: Page) {
    this.pane = page.getByRole("group", { name: "Would this be sent?" });
  }

  async expectVerdict(verdict: Verdict): Promise<void> {
    await expect(this.pane.getByText(verdict, { exact: true })).toBeVisible();
  }

  /** The outcome beside one condition: "holds", "fails" or "unknown". */
  outcome(condition: RegExp): Locator {
    return this.pane.getByRole("list", { name: "Why" }).getByRole("listitem").filter({ hasText: condition });
  }

  async know(what: "chat" | "thread" | "event"): Promise<void> {
    await this.pane.getByRole("switch", { name: new RegExp(`^We know the ${what}'s properties`) }).check();
  }

  /** Gives the sample a property, e.g. "chat rating · score". */
  async give(
    property: string,
    kind: "Absent" | "Text" | "Number" | "Yes" | "No",
    value?: string,
  ): Promise<void> {
    await this.pane.getByRole("combobox", { name: `In the sample, ${property}` }).selectOption(kind);
    if (value === undefined) return;
    await this.pane.getByRole("textbox", { name: `Sample value of ${property}` }).fill(value);
  }

  async typePush(text: string): Promise<void> {
    await this.pane.getByRole("tab", { name: "Push" }).click();
    await this.pane.getByRole("textbox", { name: "Push as JSON" }).click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(text);
  }

  async keepCase(name: string): Promise<void> {
    await this.pane.getByRole("button", { name: "Save as a case…" }).click();
    await this.pane.getByRole("textbox", { name: "Name of the case" }).fill(name);
    await this.pane.getByRole("button", { name: "Save case" }).click();
    await expect(this.pane.getByRole("button", { name, exact: true })).toBeVisible();
  }
}
