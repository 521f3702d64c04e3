import type { Browser, Page } from "@playwright/test";
import { pages } from "@/lib/paths";
import { BOTS } from "./license";
import { record, type Recording } from "./tasks";

/** Moments of one load in milliseconds since it began, and the tasks until the last bot had come. */
export type Loaded = { firstBytes: number; useful: number; all: number; recording: Recording };

// Kept as text, because the loader of this program would add helpers that a page does not have. The mark is
// set one frame after the cells exist: they are on the screen by then.
const MARK_USEFUL = `
  const look = () => {
    if (document.querySelector('[role="gridcell"]')) requestAnimationFrame(() => performance.mark("useful"));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

/**
 * Loads the grid in an empty page: `useful` is the moment when the first cells are painted, `all` the
 * moment when no bot is missing.
 */
export async function load(browser: Browser, page: Page): Promise<Loaded> {
  await page.addInitScript({ content: MARK_USEFUL });
  const rows = String(BOTS + 1);
  let all = 0;
  const recording = await record(browser, page, async (step) => {
    await page.goto(`${pages.routingGroup(0)}&view=grid`, { waitUntil: "commit" });
    await step();
    await page.waitForFunction(
      (count) => document.querySelector('[role="grid"]')?.getAttribute("aria-rowcount") === count,
      rows,
      { polling: "raf", timeout: 120_000 },
    );
    all = await page.evaluate(() => performance.now());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });
  const { useful, firstBytes } = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    return {
      useful: performance.getEntriesByName("useful")[0]?.startTime ?? 0,
      firstBytes: navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0,
    };
  });
  return { firstBytes, useful, all, recording };
}
