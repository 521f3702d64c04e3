import { pages } from "@/lib/paths";
import { admin } from "./addresses";
import { expect, test } from "./fixtures";

const WRONG = { at: 1, title: 5, name: {}, url: 7, status: null, groups: "all", webhooks: [], filters: "{" };

test("drafts of wrong types are put aside with a word, and the form works", async ({ page }) => {
  await page.goto(pages.settings);
  for (const path of [pages.newBot, pages.newWebhook]) {
    const draft = { at: Date.now(), title: "Made by hand", base: WRONG, values: WRONG };
    await page.evaluate(([key, text]) => window.localStorage.setItem(key, text), [
      `switchboard-draft:1520:${admin}:${path}#gone`,
      JSON.stringify(draft),
    ] as const);
    await page.goto(path);
    await expect(page.getByText("A draft of this form cannot be read")).toBeVisible();
    await expect(page.getByRole("button", { name: "Continue" })).toHaveCount(0);
    const field = page.getByRole("textbox").first();
    await field.fill("https://typed.example/");
    await expect(field).toHaveValue("https://typed.example/");
    await page.getByRole("button", { name: "Discard" }).first().click();
    await expect(page.getByText("A draft of this form cannot be read")).toHaveCount(0);
    await field.fill("");
    await page.goto(pages.settings);
  }
});

test("other storage of wrong types leaves every page whole", async ({ page }) => {
  await page.goto(pages.settings);
  await page.evaluate((person) => {
    const { localStorage, sessionStorage } = window;
    localStorage.setItem("theme", "two words");
    localStorage.setItem(`switchboard-routing:${person}`, '[{"botId":5},{"botId":"x","groupId":-1}]');
    localStorage.setItem(`switchboard-transfer:${person}`, '{"text":5,"operation":{}}');
    localStorage.setItem(`switchboard-sample:${person}:incoming_chat_thread`, '{"push":{},"context":[]}');
    sessionStorage.setItem("switchboard-selected:bots", "{");
  }, `1520:${admin}`);
  const places = [pages.bots, pages.routing, pages.transfer, pages.playground, pages.settings];
  for (const path of [...places, `${pages.routing}?group=${"9".repeat(400)}&view=both`]) {
    await page.goto(path);
    // During streaming a second heading waits, hidden.
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/could not/);
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  }
  await page.goto(pages.settings);
  await expect(page.getByRole("radio", { name: "Light" })).toBeChecked();
});
