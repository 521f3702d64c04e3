import axeCore from "axe-core";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { admin, dashboardUrl, password } from "./addresses";
import { control } from "./control";
import { alive } from "./pages/alive";
import { signIn } from "./pages/sign-in-page";

type Watched = {
  /** Secrets that this test was shown on request; nothing else may reach the browser. */
  revealed: Set<string>;
  /** Console errors this test provokes, e.g. by stopping the platform. */
  expectConsole: (pattern: RegExp) => void;
};

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

const sessions = new Map<string, Promise<Cookies>>();

async function sessionOf(browser: Browser, email: string): Promise<Cookies> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, email, password);
  const cookies = await context.cookies(dashboardUrl);
  await context.close();
  return cookies;
}

/** Cookies of a signed-in user; one sign-in a run for each. */
export function cookiesFor(browser: Browser, email: string): Promise<Cookies> {
  const known = sessions.get(email) ?? sessionOf(browser, email);
  sessions.set(email, known);
  return known;
}

/** Ends all sessions; the tests after this one sign in again. */
export async function endSessions(): Promise<void> {
  await control.endSessions();
  sessions.clear();
}

/**
 * Every page of a test is watched: no console error, no content security policy violation, and none of the secrets
 * that crossed the platform's wire in anything the dashboard sends.
 */
export const test = base.extend<Watched & { user: string | null }>({
  user: [admin, { option: true }],
  revealed: async ({ browserName: _ }, provide) => provide(new Set()),
  page: async ({ page }, provide) => {
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      if (page.url().startsWith(dashboardUrl)) await alive(page);
      return response;
    };
    await provide(page);
  },
  expectConsole: [
    async ({ page }, provide) => {
      const allowed: RegExp[] = [];
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await provide((pattern) => allowed.push(pattern));
      expect(errors.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, browser, user, revealed }, provide) => {
    if (user) await context.addCookies(await cookiesFor(browser, user));
    // The console misses violations that the page catches (compiling code), and their reports leave the browser too late.
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
        reportError(new Error(`The policy was violated: ${violatedDirective} ${blockedURI} ${sourceFile}`)),
      );
    });
    const bodies: { url: string; text: string }[] = [];
    context.on("response", (response) => {
      if (!response.url().startsWith(dashboardUrl) || response.url().includes("/_next/static/")) return;
      response.text().then(
        (text) => bodies.push({ url: response.url(), text }),
        () => undefined,
      );
    });
    await provide(context);
    const secrets = (await control.secrets()).filter((secret) => !revealed.has(secret));
    const leaks = bodies.filter(({ text }) => secrets.some((secret) => text.includes(secret)));
    expect(leaks.map(({ url }) => url)).toEqual([]);
  },
});

export { expect };

/**
 * Restores the data that a file's tests changed upstream. Closes the page first: an open page would ask for
 * removed objects and log errors to its console. Repairs the API, so that an unused fault does not fail the
 * next test.
 */
export function cleanUp(putBack: () => Promise<unknown>): void {
  test.afterEach(async ({ page }) => {
    await page.close();
    await control.breakApi();
    await putBack();
  });
}

/** The rules of axe whose result depends on the theme. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Expects no accessibility violation in either theme, once the page's heading has appeared. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1")).not.toHaveCount(0);
  await page.evaluate(axeCore.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await themeShown(page, colorScheme);
    const found = await page.evaluate(
      async (rules) => {
        const { axe } = window as unknown as { axe: typeof axeCore };
        const { violations } = await axe.run({
          ...(rules && { runOnly: rules }),
          resultTypes: ["violations"],
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
      },
      colorScheme === "dark" && OF_COLOURS,
    );
    expect(found, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/**
 * Waits until the page shows the system's theme and its transitions have ended. A script of the page sets the theme's
 * class: before that, axe may compare the text of one theme with the background of the other. A page with a chosen theme,
 * or without themes, does not change.
 */
async function themeShown(page: Page, system: "light" | "dark"): Promise<void> {
  await page.waitForFunction((wanted) => {
    const { classList } = document.documentElement;
    const hasThemes = classList.contains("light") || classList.contains("dark");
    const follows = (localStorage.getItem("theme") ?? "system") === "system";
    // A spinner is an animation without an end.
    const isMoving = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === "running" && effect?.getComputedTiming().endTime !== Infinity,
      );
    return !isMoving && (!hasThemes || !follows || classList.contains(wanted));
  }, system);
}
