import type { Locator, Page } from "@playwright/test";

/** The dialog that merges two people's changes of one bot. */
export class MergeDialog {
  readonly dialog: Locator;
  readonly save: Locator;
  readonly putIntoForm: Locator;
  readonly result: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Someone changed .* while you were editing$/ });
    this.save = this.dialog.getByRole("button", { name: "Save the result" });
    this.putIntoForm = this.dialog.getByRole("button", { name: "Put into the form" });
    this.result = this.dialog.getByRole("region", { name: "Result" });
  }

  row(name: string | RegExp): Locator {
    return this.dialog.getByRole("group", { name });
  }

  choice(row: string | RegExp, side: "Yours" | "Theirs"): Locator {
    return this.row(row).getByRole("radio", { name: new RegExp(`^${side}`) });
  }
}
