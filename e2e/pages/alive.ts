import type { Page } from "@playwright/test";

/**
 * Waits until React has taken over what the server sent: before that a control is there to be seen, but a key or a click
 * does nothing. People are slower than that; tests are not.
 */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("body :is(button, input, select, textarea)")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
  // Keys are listened to in effects, which come after that.
  await page.evaluate(() => new Promise<unknown>((idle) => requestIdleCallback(idle)));
}
