import { expect, type Locator, type Page } from "@playwright/test";
import { pages } from "@/lib/paths";

/** The timeline, on its own page and as an object's history, in the user's verbs. */
export class ChangesPage {
  readonly dialog: Locator;
  readonly search: Locator;
  /** Number of entries, in words. */
  readonly count: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Undo/ });
    this.search = page.getByRole("searchbox", { name: "Search changes" });
    this.count = page.getByRole("status").filter({ hasText: /^\d+ entr/ });
  }

  async open(path: string = pages.changes): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByRole("heading", { name: "Changes", level: 1 })).toBeVisible();
  }

  /** The newest line with these words, such as "Changed Pizza Bot". */
  entry(words: string | RegExp): Locator {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("button", { name: words, exact: typeof words === "string" }) })
      .first();
  }

  async unfold(words: string | RegExp): Promise<Locator> {
    const entry = this.entry(words);
    const line = entry.getByRole("button", { name: words, exact: typeof words === "string" }).first();
    if ((await line.getAttribute("aria-expanded")) === "false") await line.click();
    return entry;
  }

  /** Opens the dialog that undoes an entry, and waits for its preview. */
  async askToTakeBack(words: string | RegExp): Promise<void> {
    const entry = await this.unfold(words);
    await entry
      .getByRole("button", { name: /^Undo…|^Undo all…/ })
      .first()
      .click();
    await expect(this.dialog.getByRole("status", { name: "Loading the preview" })).toHaveCount(0);
  }

  willHappen(): Locator {
    return this.dialog.getByRole("list", { name: "What will happen" });
  }

  /** The new id of a restored object, as the dialog shows it. */
  async newId(): Promise<string> {
    // The words and the id are two elements in one line.
    const said = this.dialog.getByText(/^New id: /).locator("..");
    await expect(said).toBeVisible();
    return ((await said.textContent()) ?? "").replace("New id: ", "").trim();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).first().click();
    await expect(this.dialog).toHaveCount(0);
  }
}
