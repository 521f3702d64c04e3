import type { Page } from "@playwright/test";

/**
 * Waits until React has taken over what the server sent: before that a control is there to be seen, but a key or a click
 * does nothing. People are slower than that; tests are not. Where the page leads elsewhere meanwhile, it waits for that one.
 */
export async function alive(page: Page): Promise<void> {
  // In one call, which begins anew in the document that comes: one of its own would fail with the document it was made in.
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("body :is(button, input, select, textarea)")];
    const taken = (control: Element) => Object.keys(control).some((key) => key.startsWith("__reactProps"));
    // Keys are listened to in effects, which come after that. Not an async function: its answer would do, whatever it is.
    return controls.every(taken) && new Promise<true>((idle) => requestIdleCallback(() => idle(true)));
  });
}
