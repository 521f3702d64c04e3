import type { Page } from "@playwright/test";

/**
 * Waits until React has hydrated the page: before that a control is visible, but a key or a click does
 * nothing. People are slower than hydration, tests are not. If the page navigates in between, waits for the
 * new one.
 */
export async function alive(page: Page): Promise<void> {
  // One call, because Playwright repeats it in the new document after a navigation; a handle into the old
  // document would fail.
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("body :is(button, input, select, textarea)")];
    const taken = (control: Element) => Object.keys(control).some((key) => key.startsWith("__reactProps"));
    // Effects, which add key listeners, run after hydration. Not an async function: waitForFunction takes any
    // promise for a yes.
    return controls.every(taken) && new Promise<true>((idle) => requestIdleCallback(() => idle(true)));
  });
}
