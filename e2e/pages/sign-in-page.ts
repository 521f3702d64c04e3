import { expect, type Page } from "@playwright/test";
import { accountsUrl } from "../addresses";

/** Fills in the accounts server's own sign-in page, and its consent page where it asks. */
export async function signInAtAccounts(page: Page, email: string, password: string): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(accountsUrl));
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const allow = page.getByRole("button", { name: "Allow" });
  const menu = page.getByRole("navigation", { name: "Main" });
  await expect(allow.or(menu).first()).toBeVisible();
  if (await allow.isVisible()) await allow.click();
}

/** Signs in as a user does: from the dashboard's sign-in page through the accounts server and back. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in/ }).click();
  await signInAtAccounts(page, email, password);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
}
