import type { Page } from "@playwright/test";
import { cleanUp, expect, test } from "./fixtures";
import { make, removeMade, stayInside } from "./made-bots";
import { RoutingPage } from "./pages/routing-page";

const MOVES = "moves: ";

// Watches every frame. Kept as text, since code that runs in the page has no types here.
const WATCH = `
  const told = new Set();
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { target, pseudoElement } = animation.effect ?? {};
      const what = [target?.tagName, target?.className, pseudoElement, animation.transitionProperty].join(" ");
      if (!told.has(what)) console.info("${MOVES}" + what);
      told.add(what);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

/** Starts to record every animation in the page. */
async function watchMotion(page: Page): Promise<string[]> {
  const moved: string[] = [];
  page.on("console", (message) => {
    if (message.text().startsWith(MOVES)) moved.push(message.text().slice(MOVES.length));
  });
  await page.addInitScript({ content: WATCH });
  return moved;
}

const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

test.beforeEach(async ({ page }) => {
  await stayInside(page);
  await make("Mu", [{ id: 32, priority: "first" }]);
});
cleanUp(removeMade);

test("with reduced motion nothing moves: not a card, a menu, a dialog, a tab, nor the grid", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moved = await watchMotion(page);
  const routing = new RoutingPage(page);
  await routing.open(32);
  await routing.move("Mu", "Last");
  await expect(routing.moveButton("Mu")).toBeFocused();
  await expect(routing.card("Mu")).toHaveClass(/cursor-grab/);
  await routing.drag("Mu", "Normal");
  await expect(routing.lane("Normal")).toContainText("Mu");
  const simulation = page.getByRole("region", { name: "Simulation" });
  await simulation.getByRole("tab", { name: "Many chats" }).click();
  await expect(simulation.getByRole("region", { name: /^Where 20 chats land/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await expect(palette).toBeVisible();
  await twoFrames(page);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await page.getByRole("tab", { name: "All groups" }).click();
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Mu");
  await routing.cell("Mu", 32).click();
  await page.keyboard.press("l");
  await expect(routing.cell("Mu", 32)).toContainText("Last");
  await page.getByRole("button", { name: "Account" }).hover();
  await routing.discardAll();
  await expect(routing.staged).toHaveCount(0);
  await twoFrames(page);
  expect(moved).toEqual([]);
});

test("without that wish a card that was moved flashes", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const moved = await watchMotion(page);
  const routing = new RoutingPage(page);
  await routing.open(32);
  await routing.move("Mu", "Last");
  await expect
    .poll(() => moved.some((what) => what.startsWith("DIV grid grid-cols-1 gap-1 rounded-md border")))
    .toBe(true);
  await routing.discardAll();
});
