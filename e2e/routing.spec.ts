import { pages } from "@/lib/paths";
import { botDetails, callApi } from "./api";
import { control } from "./control";
import { cleanUp, expect, expectAccessible, test } from "./fixtures";
import { make, removeMade, stayInside } from "./made-bots";
import { RoutingPage } from "./pages/routing-page";

test.beforeEach(({ page }) => stayInside(page));
cleanUp(removeMade);

test("staged changes survive a reload and can be taken back", async ({ page }) => {
  const id = await make("Beta", [{ id: 22, priority: "normal" }]);
  const routing = new RoutingPage(page);
  await routing.open(22);
  await routing.move("Beta", "First");
  await expect(routing.staged).toContainText("Beta: Normal to First in group 22");
  await page.reload();
  await expect(routing.lane("First")).toContainText("Beta");
  await expect(routing.staged).toContainText("Beta: Normal to First in group 22");
  await routing.staged.getByRole("button", { name: /^Undo/ }).click();
  await expect(routing.lane("Normal")).toContainText("Beta");
  await expect(routing.staged).toHaveCount(0);
  expect((await botDetails(id)).groups).toEqual([{ id: 22, priority: "normal" }]);
});

test("another user's change is found on save, shown beside ours, and a choice", async ({ page }) => {
  const id = await make("Delta", [
    { id: 24, priority: "normal" },
    { id: 25, priority: "normal" },
  ]);
  const routing = new RoutingPage(page);
  await routing.open(24);
  await routing.move("Delta", "First");
  const theirs = [
    { id: 24, priority: "last" },
    { id: 25, priority: "normal" },
    { id: 26, priority: "first" },
  ];
  await callApi("agents/update_bot_agent", { id, groups: theirs });
  await routing.save.click();
  const conflict = page.getByRole("group", { name: /Someone else changed Delta in group 24/ });
  await expect(conflict).toContainText("OriginalNormal");
  await expect(conflict).toContainText("NowLast");
  await expect(conflict).toContainText("YoursFirst");
  expect((await botDetails(id)).groups).toEqual(theirs);
  await conflict.getByRole("button", { name: "Use mine" }).click();
  await expect(conflict).toHaveCount(0);
  await routing.save.click();
  await expect
    .poll(async () => (await botDetails(id)).groups)
    .toEqual([{ id: 24, priority: "first" }, ...theirs.slice(1)]);
});

test("bots of other applications are locked, with their owner", async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open(1);
  await expect(routing.card("Pizza Bot")).toContainText("Belongs to");
  await expect(routing.moveButton("Pizza Bot")).toHaveCount(0);
  await expect(routing.card("Welcome Bot")).toContainText("20 slots");
  await expect(routing.lane("First")).toContainText("1 bot · 6 of 6 slots available");
});

test("a group gets a name, seen everywhere beside its number", async ({ page }) => {
  const id = await make("Epsilon", [{ id: 27, priority: "first" }]);
  const routing = new RoutingPage(page);
  await routing.open(27);
  await page.getByRole("button", { name: "Add a name" }).click();
  await page.getByRole("textbox", { name: "Name of group 27" }).fill("Sales");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Group" })).toHaveValue("Sales (27)");
  await page.goto(pages.bot(id));
  await expect(page.getByRole("region", { name: "First" })).toContainText("Sales 27");
  await page.goto(pages.settings);
  const field = page.getByRole("textbox", { name: "Name of group 27" });
  await expect(field).toHaveValue("Sales");
  await field.fill("");
  await page.keyboard.press("Enter");
  await expect(field).toHaveCount(0);
});

test("what a lead should know is said", async ({ page }) => {
  await make("Zeta", [{ id: 28, priority: "first" }], { status: "offline" });
  const routing = new RoutingPage(page);
  await routing.open(28);
  const warnings = page.getByRole("list", { name: "Warnings" });
  await expect(warnings).toContainText("No bot in this group accepts chats");
  await routing.remove("Zeta");
  await expect(warnings).toContainText("Group 28 is left without a bot");
  await routing.discardAll();
});

for (const width of [1440, 390]) {
  test(`is accessible at ${width} px, with and without changes`, async ({ page }) => {
    await make("Eta", [{ id: 29, priority: "first" }]);
    await page.setViewportSize({ width, height: 900 });
    const routing = new RoutingPage(page);
    await routing.open(29);
    await expect(routing.card("Eta")).toBeVisible();
    await expectAccessible(page);
    await routing.move("Eta", "Last");
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await routing.discardAll();
  });
}

test("the grid edits 40 cells with the keyboard; what fails upstream stays staged with its reason", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const ids: string[] = [];
  for (let index = 0; index < 10; index += 1) {
    ids.push(await make(`Grid ${index}`, [{ id: 40, priority: "normal" }, ...[41, 42, 43].map(normal)]));
  }
  const routing = new RoutingPage(page);
  await routing.open(0, "grid");
  await page.getByRole("searchbox", { name: "Search bots" }).fill("Grid ");
  await page.getByRole("searchbox", { name: "Search groups" }).fill("Group 4");
  const grid = page.getByRole("grid", { name: "Bots and groups" });
  await expect(grid).toHaveAttribute("aria-rowcount", "11");
  await expect(grid).toHaveAttribute("aria-colcount", "5");
  await routing.cell("Grid 0", 40).click();
  for (let down = 0; down < 9; down += 1) await page.keyboard.press("Shift+ArrowDown");
  for (let right = 0; right < 3; right += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("group", { name: "Set the selected cells" })).toContainText("40 cells");
  // Rows are rendered in portions until all are there.
  const shown = (words: string) => grid.getByRole("gridcell", { name: words, exact: true });
  await expect(shown("Normal")).toHaveCount(40);
  await page.keyboard.press("f");
  await expect(routing.staged).toContainText("40 changes, not saved yet");
  await expect(shown("First")).toHaveCount(40);
  await page.keyboard.press("Control+z");
  await expect(routing.staged).toHaveCount(0);
  await expect(shown("Normal")).toHaveCount(40);
  await page.keyboard.press("f");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Set the selected cells" })).toContainText("1 cell");
  await expectAccessible(page);
  await control.breakApi({ path: "agents/update_bot_agent", kind: "status", status: 500, times: 1 });
  await routing.save.click();
  await expect(page.getByText("Saved 9 bots. 1 bot could not be saved.").first()).toBeVisible();
  await expect(routing.staged).toContainText("4 changes, not saved yet");
  await expect(routing.staged).toContainText("Grid 0: Normal to First in group 40");
  await expect(routing.staged).toContainText("Not saved: The Configuration API failed");
  const first = [40, 41, 42, 43].map((id) => ({ id, priority: "first" }));
  // Failed changes stay staged, so a reload keeps them.
  await page.reload();
  await expect(routing.staged).toContainText("4 changes, not saved yet");
  for (const id of ids.slice(1)) expect((await botDetails(id)).groups).toEqual(first);
  await routing.save.click();
  await expect(routing.staged).toHaveCount(0);
  expect((await botDetails(ids[0] ?? "")).groups).toEqual(first);
  // The journal groups the bots of one save.
  await page.goto(pages.changes);
  await expect(page.getByRole("button", { name: "Changed the routing of 10 bots" }).first()).toBeVisible();
});

test("the simulator walks the lanes, spreads chats and estimates load, before and after", async ({
  page,
}) => {
  await make("Theta", [{ id: 30, priority: "first" }], { max_chats_count: 2 });
  await make("Iota", [{ id: 30, priority: "last" }], { max_chats_count: 3 });
  await make("Kappa", [{ id: 30, priority: "first" }], { status: "offline" });
  const routing = new RoutingPage(page);
  await routing.open(30);
  const simulation = page.getByRole("region", { name: "Simulation" });
  await simulation.getByRole("button", { name: "Next chat" }).click();
  await expect(simulation).toContainText("Theta: has 2 free, gets it");
  await expect(simulation).toContainText("Kappa: offline, skipped");
  await routing.move("Iota", "First");
  await simulation.getByRole("tab", { name: "Many chats" }).click();
  await expect(simulation).toContainText("Chats wait from number 6 on, 15 in total");
  await expect(simulation.getByRole("columnheader", { name: "With your changes" })).toBeVisible();
  await simulation.getByRole("tab", { name: "Expected load" }).click();
  await simulation.getByRole("spinbutton", { name: "Chats an hour" }).fill("12");
  await simulation.getByRole("button", { name: "Estimate" }).click();
  await expect(simulation.getByRole("table", { name: "Queue" })).toContainText("of 5");
  await expectAccessible(page);
  await routing.discardAll();
});

function normal(id: number) {
  return { id, priority: "normal" };
}
