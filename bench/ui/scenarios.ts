import type { Page } from "@playwright/test";

export type Scenario = {
  name: string;
  /** Name of one input, for the table. */
  input: string;
  act: (page: Page, step: () => Promise<void>) => Promise<void>;
};

/**
 * Pause between two inputs: shorter than a person's, so that the work of one input still runs at the next.
 */
const PACE_MS = 80;
/** Pause after the last input: work that the page puts off until it is idle is measured too. */
const REST_MS = 1_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function times(count: number, step: () => Promise<void>, input: (index: number) => Promise<void>) {
  for (let index = 0; index < count; index += 1) {
    await step();
    await input(index);
    await pause(PACE_MS);
  }
  await pause(REST_MS);
}

const wheel = (
  name: string,
  input: string,
  x: (index: number) => number,
  y: (index: number) => number,
): Scenario => ({
  name,
  input,
  act: async (page, step) => {
    await toCell(page);
    const grid = page.getByRole("grid");
    const box = await grid.locator("..").boundingBox();
    if (!box) throw new Error("The grid has no size");
    // Near the top of the grid, where no bar of changes covers it.
    await page.mouse.move(box.x + box.width / 2, box.y + 120);
    const place = () => grid.evaluate(({ parentElement: at }) => `${at?.scrollTop} ${at?.scrollLeft}`);
    const before = await place();
    await times(60, step, async (index) => {
      await page.mouse.wheel(x(index), y(index));
      if (index === 19 && (await place()) === before) throw new Error("The grid does not scroll");
    });
  },
});

const press = (name: string, input: string, count: number, keys: (index: number) => string): Scenario => ({
  name,
  input,
  act: async (page, step) => {
    await toCell(page);
    await times(count, step, (index) => page.keyboard.press(keys(index)));
  },
});

/** Moves to the first cell of a bot of our own, from any place in the grid. */
async function toCell(page: Page): Promise<void> {
  await page.getByRole("grid").locator("[data-active]").focus();
  await page.keyboard.press("Control+Home");
  for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
  await pause(REST_MS);
}

/** Selects a rectangle of rows and columns from the first cell. */
async function select(page: Page, rows: number, columns: number): Promise<void> {
  await toCell(page);
  for (let down = 1; down < rows; down += 1) await page.keyboard.press("Shift+ArrowDown");
  for (let right = 1; right < columns; right += 1) await page.keyboard.press("Shift+ArrowRight");
  await pause(REST_MS);
}

const alternating = (index: number) => "fnl"[index % 3] ?? "f";

/**
 * Loop of constant length, as a control: differences between its tasks come from the machine, not from the
 * grid. It runs in a page of its own: in the grid's page it was a rest of seven seconds, after which V8
 * tidied its memory in a task of up to 75 ms that fell into the next scenario.
 */
export const CONTROL: Scenario = {
  name: "control: a loop of fixed length",
  input: "none",
  act: async (page, step) => {
    const loop = (count: number) =>
      page.evaluate(
        (turns) =>
          new Promise<number>((resolve) => {
            setTimeout(() => {
              const began = performance.now();
              for (let turn = 0; turn < turns; turn += 1) Math.sqrt(turn);
              resolve(performance.now() - began);
            });
          }),
        count,
      );
    const trials = [];
    for (let trial = 0; trial < 9; trial += 1) trials.push(await loop(CONTROL_TURNS));
    const [, , , , typical = CONTROL_MS] = trials.sort((a, b) => a - b);
    const turns = Math.round((CONTROL_TURNS * CONTROL_MS) / typical);
    await times(60, step, async () => void (await loop(turns)));
  },
};
/** About the time that the grid needs for one input. */
const CONTROL_MS = 25;
const CONTROL_TURNS = 10_000_000;

/** Scenarios in the order of their run: later ones use the changes that earlier ones have staged. */
export const SCENARIOS: readonly Scenario[] = [
  wheel(
    "scroll down, notch by notch",
    "120 px",
    () => 0,
    () => 120,
  ),
  wheel(
    "scroll down and up in leaps",
    "1,500 px",
    () => 0,
    (index) => (index % 12 < 8 ? 1_500 : -1_500),
  ),
  wheel(
    "scroll sideways",
    "120 px",
    (index) => (index < 40 ? 120 : -120),
    () => 0,
  ),
  wheel(
    "scroll both ways at once",
    "200 px",
    (index) => (index % 40 < 20 ? 200 : -200),
    () => 200,
  ),
  press("walk with the arrows", "an arrow", 60, (index) => (index % 4 === 3 ? "ArrowRight" : "ArrowDown")),
  press("page through", "PageDown", 30, () => "PageDown"),
  press("edit cells by key", "f, n, l or Delete, then an arrow", 80, (index) =>
    index % 2 === 1 ? "ArrowDown" : (["f", "n", "l", "Delete"][(index / 2) % 4] ?? "f"),
  ),
  {
    name: "edit cells by choice",
    input: "a choice from the list",
    act: async (page, step) => {
      await toCell(page);
      const choice = page.getByRole("grid").locator("..").locator("select");
      await times(20, step, async (index) => {
        await choice.selectOption(["first", "normal", "last"][index % 3] ?? "first");
        await page.keyboard.press("ArrowDown");
      });
    },
  },
  press("undo", "Ctrl Z", 20, () => "Control+z"),
  {
    name: "extend a selection",
    input: "Shift and an arrow",
    act: async (page, step) => {
      await toCell(page);
      await times(40, step, (index) =>
        page.keyboard.press(index % 2 ? "Shift+ArrowRight" : "Shift+ArrowDown"),
      );
    },
  },
  {
    name: "set 40 selected cells",
    input: "f, n or l",
    act: async (page, step) => {
      await select(page, 10, 4);
      await times(12, step, (index) => page.keyboard.press(alternating(index)));
    },
  },
  {
    name: "set a whole column, 997 cells",
    input: "f, n or l",
    act: async (page, step) => {
      await toCell(page);
      await page.keyboard.press("Control+Shift+ArrowDown");
      await pause(REST_MS);
      await times(6, step, async (index) => {
        await page.keyboard.press(alternating(index));
        await pause(REST_MS);
      });
    },
  },
  press("edit cells with about 1,000 changes staged", "f, n, l or Delete, then an arrow", 40, (index) =>
    index % 2 === 1 ? "ArrowRight" : (["f", "n", "l", "Delete"][(index / 2) % 4] ?? "f"),
  ),
  wheel(
    "scroll down with about 1,000 changes staged",
    "240 px",
    () => 0,
    () => 240,
  ),
];
