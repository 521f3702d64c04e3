import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { launch, signIn, visit } from "./browser";
import { BOTS, fillLicense } from "./license";
import { type Loaded, load } from "./load";
import { type Measured, report } from "./report";
import { CONTROL, type Scenario, SCENARIOS } from "./scenarios";
import { startStack } from "./stack";
import { record } from "./tasks";

const { values: options } = parseArgs({
  options: { write: { type: "string" }, rounds: { type: "string", default: "3" }, only: { type: "string" } },
});
const rounds = Number(options.rounds);
const progress = (text: string) => console.error(text);

const stack = await startStack(progress);
const browser = await launch();
try {
  progress(`${BOTS} bots …`);
  await fillLicense(stack);
  const cookies = await signIn(browser, stack);
  const loads: Loaded[] = [];
  const measured = new Map<string, Measured>();
  const measure = async (page: Page, scenario: Scenario) => {
    if (options.only && !scenario.name.includes(options.only)) return;
    progress(`  ${scenario.name}`);
    const recording = await record(browser, page, (step) => scenario.act(page, step));
    const earlier = measured.get(scenario.name)?.recordings ?? [];
    measured.set(scenario.name, { scenario, recordings: [...earlier, recording] });
  };
  // Before and after, because machines have phases.
  const control = async () => {
    const { page, close } = await visit(browser, cookies, stack);
    await measure(page, CONTROL);
    await close();
  };
  for (let round = 0; round < rounds; round += 1) {
    progress(`round ${round + 1} of ${rounds}`);
    await control();
    const { page, close } = await visit(browser, cookies, stack);
    loads.push(await load(browser, page));
    for (const scenario of SCENARIOS) await measure(page, scenario);
    await close();
    await control();
  }
  const text = report({ loads, measured: [...measured.values()], rounds, version: browser.version() });
  console.log(text);
  if (options.write) writeFileSync(options.write, text);
} finally {
  await browser.close();
  await stack.stop();
}
