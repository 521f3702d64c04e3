import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The configuration as a file, in the user's verbs. */
export class TransferPage {
  readonly editor: Locator;
  readonly plan: Locator;
  readonly problems: Locator;
  readonly results: Locator;
  readonly show: Locator;
  readonly applyButton: Locator;

  constructor(readonly page: Page) {
    this.editor = page.getByRole("textbox", { name: "Text of the file" });
    this.plan = page.getByRole("region", { name: "Plan", exact: true });
    this.problems = page.getByRole("list", { name: "Problems" });
    this.results = page.getByRole("list", { name: "Results" });
    this.show = page.getByRole("button", { name: "Preview changes" });
    this.applyButton = page.getByRole("button", { name: /^Apply \d+ change/ });
  }

  async openExport(): Promise<void> {
    await this.page.goto(pages.transfer);
    await expect(this.preview).toContainText("switchboard: 1");
  }

  async openImport(): Promise<void> {
    await this.page.goto(pages.transfer);
    await this.page.getByRole("tab", { name: "Import" }).click();
    await expect(this.editor).toBeVisible();
  }

  get preview(): Locator {
    return this.page.getByRole("region", { name: "Preview of the file" });
  }

  /** Presses a download button, and reads the file. */
  async downloaded(press: () => Promise<void>): Promise<string> {
    const waiting = this.page.waitForEvent("download");
    await press();
    return readFile(await (await waiting).path(), "utf8");
  }

  async choose(text: string, name = "license.yaml"): Promise<void> {
    await this.page
      .getByLabel("Configuration file")
      .setInputFiles({ name, mimeType: "text/yaml", buffer: Buffer.from(text) });
    await expect(this.page.getByText(name, { exact: true })).toBeVisible();
  }

  async planOf(text: string): Promise<void> {
    await this.choose(text);
    await this.show.click();
    await expect(this.plan).toBeVisible();
  }

  /**
   * Waits until the run on the page has ended with these words; announcements of an earlier run do not count.
   */
  async ended(words: string): Promise<void> {
    const run = this.page.getByRole("region", { name: "Import", exact: true });
    await expect(run.getByText(words, { exact: true })).toBeVisible();
  }

  item(words: string | RegExp): Locator {
    return this.plan.getByRole("listitem").filter({ hasText: words });
  }

  async withoutUndo(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "Download an undo file first" }).uncheck();
  }
}
