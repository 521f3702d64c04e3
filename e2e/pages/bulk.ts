import { expect, type Locator, type Page } from "@playwright/test";

/** Selects objects in a list and changes the selected ones, in the user's verbs. */
export class Bulk {
  readonly bar: Locator;
  readonly dialog: Locator;
  readonly results: Locator;

  constructor(
    readonly page: Page,
    noun: "bots" | "webhooks",
  ) {
    this.bar = page.getByRole("region", { name: `Selected ${noun}` });
    this.dialog = page.getByRole("dialog");
    this.results = this.dialog.getByRole("region", { name: "Results" });
  }

  box(name: string): Locator {
    return this.page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
  }

  /** The “Select all” box in the table's head. */
  get every(): Locator {
    return this.page.getByRole("checkbox", { name: /^Select all/ });
  }

  async select(...names: string[]): Promise<void> {
    for (const name of names) await this.box(name).check();
  }

  async choose(action: string): Promise<void> {
    const direct = this.bar.getByRole("button", { name: action });
    // A narrow window has the buttons in a menu instead of side by side.
    const menu = this.bar.getByRole("button", { name: "Actions" });
    await expect(direct.or(menu).first()).toBeVisible();
    if (await direct.isVisible()) await direct.click();
    else {
      await menu.click();
      await this.page.getByRole("menuitem", { name: action }).click();
    }
    await expect(this.dialog).toBeVisible();
  }

  /** The items under one heading of the plan, each with its sentence. */
  part(label: "Will change" | "Left out" | "Already so"): Locator {
    return this.dialog.getByRole("region", { name: label }).getByRole("listitem");
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole("button", { name });
  }

  /** Presses the plan's last button, and waits until the run is over. */
  async apply(name: string): Promise<void> {
    await this.button(name).click();
    await expect(this.button("Close").last()).toBeVisible();
  }

  result(outcome: string): Locator {
    return this.results.getByRole("listitem").filter({ hasText: outcome });
  }

  async close(): Promise<void> {
    await this.dialog.getByText("Close", { exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }
}
