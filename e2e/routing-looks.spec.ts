import { PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { make, removeMade, stayInside } from "./made-bots";
import { RoutingPage } from "./pages/routing-page";

test.beforeEach(({ page }) => stayInside(page));
cleanUp(removeMade);

for (const width of [1440, 390]) {
  test(`sixty bots in a group are accessible at ${width} px, with the simulator and in the grid`, async ({
    page,
  }) => {
    for (let index = 0; index < 60; index += 1) {
      const priority = PRIORITIES[index % 3] ?? "first";
      const status = STATUSES[index % 4 === 3 ? 2 : 0];
      const name = index === 0 ? "Returns and refunds for the Nordic countries" : `Crowd ${index}`;
      await make(name, [{ id: 36, priority }], { status, max_chats_count: index % 7 });
    }
    await page.setViewportSize({ width, height: 900 });
    const routing = new RoutingPage(page);
    await routing.open(36);
    await expect(page.locator("[data-card]")).toHaveCount(60);
    await routing.move("Crowd 3", "Last");
    const simulation = page.getByRole("region", { name: "Simulation" });
    await simulation.getByRole("tab", { name: "Many chats" }).click();
    await expect(simulation.getByRole("columnheader", { name: "With your changes" })).toBeVisible();
    await expectAccessible(page);
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await fits()).toBeLessThanOrEqual(width);
    await page.getByRole("tab", { name: "All groups" }).click();
    await page.getByRole("searchbox", { name: "Search bots" }).fill("Crowd");
    await expect(routing.cell("Crowd 3", 0)).toBeVisible();
    await expectAccessible(page);
    expect(await fits()).toBeLessThanOrEqual(width);
    await routing.discardAll();
  });
}
