import { cpus, getPriority, loadavg } from "node:os";
import { SLOWDOWN } from "./browser";
import { BOTS, GROUPS } from "./license";
import type { Loaded } from "./load";
import type { Scenario } from "./scenarios";
import type { Recording, Task } from "./tasks";

export type Measured = { scenario: Scenario; recordings: Recording[] };

/** Limit of the issue for a task while a person scrolls or edits, in milliseconds. */
const LIMIT_MS = 50;

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Longest task between each input and the next. */
function longestAfterEach({ tasks, marks, end }: Recording): number[] {
  return marks.map((mark, index) => {
    const next = marks[index + 1] ?? end;
    return Math.max(0, ...tasks.filter(({ start }) => start >= mark && start < next).map(({ wall }) => wall));
  });
}

/**
 * Longest of all inputs, each with the median of its rounds: all rounds do the same, so a long task in only
 * one of them comes from the machine.
 */
function longestAsARule(recordings: readonly Recording[]): number {
  const rounds = recordings.map(longestAfterEach);
  return Math.max(
    0,
    ...(rounds[0] ?? []).map((_, index) =>
      quantile(
        rounds.map((round) => round[index] ?? 0),
        0.5,
      ),
    ),
  );
}

type Measure = "wall" | "cpu";

function counted(recordings: readonly Recording[]): Task[] {
  return recordings.flatMap(({ tasks, end }) => tasks.filter(({ start }) => start < end));
}

function longest(recordings: readonly Recording[], by: Measure): Task | undefined {
  return counted(recordings).toSorted((a, b) => b[by] - a[by])[0];
}

function over(recordings: readonly Recording[], by: Measure): string {
  return String(counted(recordings).filter((task) => task[by] > LIMIT_MS).length);
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

function priority(): string {
  const nice = getPriority();
  return nice === 0 ? "" : `; the benchmark ran at priority ${nice}`;
}

type Report = { loads: readonly Loaded[]; measured: readonly Measured[]; rounds: number; version: string };

/** Page for docs/benchmarks. */
export function report({ loads, measured, rounds, version }: Report): string {
  const rows = measured.map(({ scenario, recordings }) => {
    const after = recordings.flatMap(longestAfterEach);
    const [wall, cpu] = [longest(recordings, "wall"), longest(recordings, "cpu")];
    return [
      scenario.name,
      scenario.input,
      String(after.length),
      ms(quantile(after, 0.5)),
      ms(quantile(after, 0.95)),
      ms(longestAsARule(recordings)),
      ms(wall?.wall ?? 0),
      over(recordings, "wall"),
      ms(cpu?.cpu ?? 0),
      over(recordings, "cpu"),
      cpu?.what ?? "",
    ];
  });
  const loading = longest(
    loads.map(({ recording }) => recording),
    "wall",
  );
  const median = (of: (loaded: Loaded) => number) => ms(quantile(loads.map(of), 0.5));
  return `# The grid of Routing, measured

${new Date().toISOString().slice(0, 10)}, Chromium ${version}, ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores. Made by \`npm run bench:ui -- --write docs/benchmarks/ui.md\`.

${BOTS.toLocaleString("en")} bots × ${GROUPS} groups, ${rounds} rounds, processor slowed ${SLOWDOWN} times. Load average of the machine at the end: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(", ")}${priority()}.

Each figure is a task of the page's main thread: the longest between one input and the next (median, 95 %), the longest as a rule, which is the longest of
all inputs when each counts with the median of its rounds, and the longest of all. Rounds do the same, so what one of them has alone is the machine's. By cpu is the time
the processor spent in it, the slowdown included; by wall, what other programs of the machine took meanwhile is in it too.

## Scrolling and editing

${table(
  [
    "what",
    "input",
    "inputs",
    "median",
    "95 %",
    "longest as a rule",
    "longest",
    `over ${LIMIT_MS} ms`,
    "longest by cpu",
    `over ${LIMIT_MS} ms of cpu`,
    "in that",
  ],
  rows,
)}

## First load

First useful paint ${median(({ useful }) => useful)} (first bytes ${median(({ firstBytes }) => firstBytes)}), all bots ${median(({ all }) => all)}, longest task ${ms(loading?.wall ?? 0)} (${loading?.what}).
`;
}
