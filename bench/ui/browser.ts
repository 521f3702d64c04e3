import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { EMAIL, PASSWORD, type Stack } from "./stack";

/** Factor by which the page's processor is slowed down. */
export const SLOWDOWN = 4;
const VIEWPORT = { width: 1440, height: 900 };

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
  });
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Signs in at the accounts server as a person would, at full speed. */
export async function signIn(browser: Browser, { dashboardUrl }: Stack): Promise<Cookies> {
  const context = await browser.newContext({ baseURL: dashboardUrl });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in/ }).click();
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const allow = page.getByRole("button", { name: "Allow" });
  const menu = page.getByRole("navigation", { name: "Main" });
  await allow.or(menu).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await menu.waitFor();
  const cookies = await context.cookies(dashboardUrl);
  await context.close();
  return cookies;
}

export type Visit = { page: Page; cdp: CDPSession; close: () => Promise<void> };

/** Opens a page in a new browser that is signed in, on a slowed processor. */
export async function visit(browser: Browser, cookies: Cookies, { dashboardUrl }: Stack): Promise<Visit> {
  const context = await browser.newContext({ baseURL: dashboardUrl, viewport: VIEWPORT });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`page: ${error}`));
  // Requests to other hosts fail at once, so that the network does not influence the figures.
  await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  return { page, cdp, close: () => context.close() };
}
