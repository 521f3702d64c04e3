import { api } from "@/lib/paths";
import { botDetails } from "./api";
import { cleanUp, expect, test } from "./fixtures";
import { make, removeMade, stayInside } from "./made-bots";
import { RoutingPage } from "./pages/routing-page";

test.beforeEach(({ page }) => stayInside(page));
cleanUp(removeMade);

test("moves a bot by the menu with the keyboard alone, and says so", async ({ page }) => {
  const id = await make("Alpha", [{ id: 21, priority: "first" }]);
  const routing = new RoutingPage(page);
  await routing.open(21);
  await page.getByRole("searchbox", { name: "Search bots" }).click();
  await page.keyboard.press("Tab");
  await expect(routing.moveButton("Alpha")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "First" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: "Last" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(routing.moveButton("Alpha")).toBeFocused();
  await expect(routing.lane("Last")).toContainText("Alpha");
  await expect(
    page.getByText("Alpha moved from First to Last in group 21. Not saved, 1 change."),
  ).toBeAttached();
  await expect(routing.staged).toContainText("Alpha: First to Last in group 21");
  await routing.save.click();
  await expect.poll(async () => (await botDetails(id)).groups).toEqual([{ id: 21, priority: "last" }]);
  await expect(page.getByText("Saved 1 bot.").first()).toBeVisible();
  await expect(routing.staged).toHaveCount(0);
});

test("a bot that leaves the group hands the focus on, and to the board when nobody is left", async ({
  page,
}) => {
  await make("Nu", [{ id: 34, priority: "first" }]);
  await make("Xi", [{ id: 34, priority: "last" }]);
  const routing = new RoutingPage(page);
  await routing.open(34);
  await routing.remove("Nu");
  await expect(routing.moveButton("Xi")).toBeFocused();
  await expect(page.getByText("Nu removed from group 34. Not saved, 1 change.")).toBeAttached();
  await routing.remove("Xi");
  await expect(page.getByRole("group", { name: "Bots of group 34" })).toBeFocused();
  await routing.discardAll();
});

test("moves a bot by mouse, and the focus goes with it", async ({ page }) => {
  await make("Gamma", [{ id: 23, priority: "first" }]);
  const routing = new RoutingPage(page);
  await routing.open(23);
  await routing.drag("Gamma", "Last");
  await expect(routing.lane("Last")).toContainText("Gamma");
  await expect(routing.moveButton("Gamma")).toBeFocused();
  await expect(
    page.getByText("Gamma moved from First to Last in group 23. Not saved, 1 change."),
  ).toBeAttached();
  await expect(routing.staged).toContainText("Gamma: First to Last in group 23");
  await routing.discardAll();
  await expect(routing.lane("First")).toContainText("Gamma");
});

test("Escape while dragging leaves the card where it was", async ({ page }) => {
  await make("Gamma", [{ id: 23, priority: "first" }]);
  const routing = new RoutingPage(page);
  await routing.open(23);
  const { from, to } = await routing.wayOf("Gamma", "Last");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(page.locator(".cursor-grabbing")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".cursor-grabbing")).toHaveCount(0);
  await page.mouse.up();
  await expect(routing.lane("First")).toContainText("Gamma");
  await expect(routing.staged).toHaveCount(0);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("moves a bot after holding its card", async ({ page }) => {
    await make("Lambda", [{ id: 31, priority: "first" }]);
    const routing = new RoutingPage(page);
    await routing.open(31);
    const { from, to } = await routing.wayOf("Lambda", "Last");
    const cdp = await page.context().newCDPSession(page);
    const touch = (
      type: "touchStart" | "touchMove" | "touchEnd",
      ...touchPoints: { x: number; y: number }[]
    ) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", from);
    // The picture of the card appears once it has been held long enough.
    await expect(page.locator(".cursor-grabbing")).toBeVisible();
    await touch("touchMove", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await touch("touchMove", to);
    await touch("touchEnd");
    await expect(routing.lane("Last")).toContainText("Lambda");
    await expect(routing.moveButton("Lambda")).toBeFocused();
    await expect(
      page.getByText("Lambda moved from First to Last in group 31. Not saved, 1 change."),
    ).toBeAttached();
    await routing.discardAll();
  });
});

test("what is taken back while a save is under way is not sent, or can be put back", async ({ page }) => {
  const first = await make("Omicron", [{ id: 36, priority: "first" }]);
  const second = await make("Pi", [{ id: 36, priority: "first" }]);
  const routing = new RoutingPage(page);
  await routing.open(36);
  await routing.move("Omicron", "Last");
  await routing.move("Pi", "Last");
  let goOn = () => {};
  const wait = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(`**${api.placements}`, async (route) => {
    await wait;
    await route.continue();
  });
  const sent = page.waitForRequest((request) => request.url().endsWith(api.placements));
  await routing.save.click();
  await sent;
  for (const name of ["Omicron", "Pi"]) {
    await routing.staged.getByRole("button", { name: `Undo: ${name}: First to Last in group 36` }).click();
  }
  goOn();
  // Pi was never sent. The save of Omicron finished, so Omicron's way back is staged.
  await expect(routing.staged).toContainText("Omicron: Last to First in group 36");
  await expect(routing.staged).toContainText("1 change, not saved yet");
  await expect(page.getByText("Saved 1 bot.").first()).toBeVisible();
  expect((await botDetails(first)).groups).toEqual([{ id: 36, priority: "last" }]);
  expect((await botDetails(second)).groups).toEqual([{ id: 36, priority: "first" }]);
  await routing.save.click();
  await expect.poll(async () => (await botDetails(first)).groups).toEqual([{ id: 36, priority: "first" }]);
});
