import { PRIORITIES } from "@/lib/contract/bots";
import { cleanUp, expect, test } from "./fixtures";
import { make, removeMade, stayInside } from "./made-bots";
import { RoutingPage } from "./pages/routing-page";

test.beforeEach(({ page }) => stayInside(page));
cleanUp(removeMade);

test("wherever one scrolls the grid is whole, and the cell with the focus stays", async ({ page }) => {
  const bots = 60;
  for (let index = 0; index < bots; index += 1) {
    await make(`Wide ${index}`, [{ id: 100 + (index % 30), priority: PRIORITIES[index % 3] ?? "first" }]);
  }
  const routing = new RoutingPage(page);
  await routing.open(0, "grid");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Wide ");
  const grid = page.getByRole("grid", { name: "Bots and groups" });
  await expect(grid).toHaveAttribute("aria-rowcount", String(bots + 1));
  await routing.cell("Wide 0", 0).click();
  await expect(routing.cell("Wide 0", 0)).toBeFocused();

  /** Points of the screen, among the places where a cell must be, that show no cell. */
  const holes = () =>
    grid.evaluate((element) => {
      const scroller = element.parentElement;
      const head = element.querySelector('[role="row"]')?.getBoundingClientRect();
      const name = element.querySelector('[role="columnheader"]')?.getBoundingClientRect();
      const row = element.querySelector<HTMLElement>("[data-row]")?.offsetHeight;
      const column = element.querySelector<HTMLElement>('[role="gridcell"]')?.offsetWidth;
      if (!scroller || !head || !name || !row || !column) throw new Error("The grid has no size");
      const area = scroller.getBoundingClientRect();
      const [right, bottom] = [area.left + scroller.clientWidth, area.top + scroller.clientHeight];
      let missing = 0;
      let seen = 0;
      for (let x = name.right - (scroller.scrollLeft % column) + column / 2; x < right; x += column) {
        for (let y = head.bottom - (scroller.scrollTop % row) + row / 2; y < bottom; y += row) {
          if (x <= name.right || y <= head.bottom) continue;
          seen += 1;
          if (!document.elementFromPoint(x, y)?.closest('[role="gridcell"], select')) missing += 1;
        }
      }
      if (seen < 60) throw new Error("The grid is too small to say anything");
      return missing;
    });
  const scrollTo = async (top: number, left: number) => {
    await grid.evaluate(({ parentElement }, to) => parentElement?.scrollTo(to), { top, left });
    await expect.poll(holes).toBe(0);
  };
  await scrollTo(0, 0);
  for (const [top, left] of [
    [700, 0],
    [700, 2_000],
    [5_000, 300],
    [0, 5_000],
    [900, 1_100],
  ] as const) {
    await scrollTo(top, left);
  }
  await expect(routing.cell("Wide 0", 0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(routing.cell("Wide 1", 0)).toBeFocused();
  await expect(routing.cell("Wide 1", 0)).toBeInViewport();
  await page.keyboard.press("Control+End");
  await expect(routing.cell("Wide 59", 129)).toBeFocused();
  await expect.poll(holes).toBe(0);
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Wide 1");
  await expect(grid).toHaveAttribute("aria-rowcount", "12");
  await expect.poll(() => grid.locator("[data-row][role=row]").count()).toBe(11);
});

test("the focus goes from cell to cell, also where the columns around it have not come yet", async ({
  page,
}) => {
  await make(
    "Far",
    Array.from({ length: 60 }, (_, index) => ({ id: 200 + index, priority: "normal" as const })),
  );
  const routing = new RoutingPage(page);
  await routing.open(0, "grid");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Far");
  await routing.cell("Far", 0).click();
  await expect(routing.cell("Far", 0)).toBeFocused();
  const lost = await page.getByRole("grid", { name: "Bots and groups" }).evaluate(async (grid) => {
    let times = 0;
    grid.addEventListener("focusout", (event) => {
      if (event instanceof FocusEvent && !event.relatedTarget) times += 1;
    });
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    for (const key of ["End", "ArrowLeft", "ArrowLeft", "Home", "ArrowRight", "ArrowRight"]) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await turn();
      await turn();
    }
    return times;
  });
  expect(lost).toBe(0);
  await expect(page.getByRole("gridcell").and(page.locator('[data-column="2"]'))).toBeFocused();
});

test("a selection is seen wherever it is, also on cells that are locked or changed", async ({ page }) => {
  await make("Tinted", [{ id: 28, priority: "normal" }]);
  const routing = new RoutingPage(page);
  await routing.open(0, "grid");
  const look = (bot: string, groupId: number) =>
    routing.cell(bot, groupId).evaluate((cell) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(cell);
      return `${backgroundColor} ${backgroundImage}`;
    });
  await routing.cell("Tinted", 28).click();
  await page.keyboard.press("f");
  await routing.cell("Tinted", 0).click();
  const cells = [
    ["Pizza Bot", 0],
    ["Tinted", 28],
    ["FAQ Bot", 0],
  ] as const;
  const before = await Promise.all(cells.map(([bot, groupId]) => look(bot, groupId)));
  expect(new Set(before).size).toBe(3);
  await page.keyboard.press("Control+a");
  await expect(routing.cell("FAQ Bot", 0)).toHaveAttribute("aria-selected", "true");
  const selected = await Promise.all(cells.map(([bot, groupId]) => look(bot, groupId)));
  expect(new Set([...before, ...selected]).size).toBe(6);
  await routing.discardAll();
});

test("a first click gives a cell the focus, the next opens its choice, as Enter does", async ({ page }) => {
  await make(
    "Chooser",
    [745, 746].map((id) => ({ id, priority: "normal" })),
  );
  const routing = new RoutingPage(page);
  await routing.open(0, "grid");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Chooser");
  await page.getByRole("searchbox", { name: "Search groups" }).fill("74");
  const cell = routing.cell("Chooser", 745);
  const choice = page.getByRole("combobox", { name: /^Chooser in .*745$/ });
  await expect(page.getByRole("grid", { name: "Bots and groups" })).toHaveAttribute("aria-colcount", "3");

  await expect(cell).toHaveCSS("outline-style", "none");
  await cell.click();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveCSS("outline-style", "solid");
  await page.keyboard.press("l");
  await expect(routing.staged).toContainText("Chooser: Normal to Last in group 745");

  await cell.click();
  await expect(choice).toBeFocused();
  // The select itself is transparent: its cell shows where the focus is.
  await expect(cell).toHaveCSS("outline-style", "solid");
  await choice.selectOption("first");
  await expect(routing.staged).toContainText("Chooser: Normal to First in group 745");
  await expect(cell).toBeFocused();

  // A click on one of several selected cells selects only that one.
  const selected = page.getByRole("group", { name: "Set the selected cells" });
  await page.keyboard.press("Shift+ArrowRight");
  await expect(selected).toContainText("2 cells");
  await routing.cell("Chooser", 746).click();
  await expect(selected).toContainText("1 cell");
  await expect(routing.cell("Chooser", 746)).toBeFocused();

  await page.keyboard.press("ArrowLeft");
  await expect(cell).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(choice).toBeFocused();
  // End chooses the list's last option, which takes the bot out of the group; the first Enter confirms the
  // option.
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(routing.staged).toContainText("Chooser: removed from group 745");
});

test("a key is meant for the bot it was pressed on, also when another one has come before it", async ({
  page,
}) => {
  const groups = [{ id: 747, priority: "normal" }];
  await make("Settled", groups);
  const routing = new RoutingPage(page);
  await routing.open(747, "grid");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Settle");
  const cell = routing.cell("Settled", 747);
  await cell.click();
  await page.keyboard.press("f");
  await routing.save.click();
  await expect(page.getByText("Saved 1 bot").first()).toBeVisible();
  await cell.click();
  await expect(cell).toBeFocused();

  await make("Settle before", groups);
  // A person's return to the tab makes the page read the list again.
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await expect(routing.cell("Settle before", 747)).toBeVisible();
  await expect(cell).toBeFocused();
  await page.keyboard.press("l");
  await expect(routing.staged).toContainText("Settled: First to Last in group 747");
});
