import { CLOSURES, ENGINES, OURS, SIFT } from "./engines";
import type { Times } from "./single";
import { INDEX } from "./stored";

/** Markdown table with aligned columns, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(" | ")} |`;
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Duration with two or three significant digits, in the unit that reads best. */
export function duration(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${digits(nanoseconds)} ns`;
  return nanoseconds < 1e6 ? `${digits(nanoseconds / 1e3)} µs` : `${digits(nanoseconds / 1e6)} ms`;
}

export function digits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(value >= 10 ? 3 : 2);
}

/** Table of several races side by side: one row for each engine, with its time as a multiple of ours. */
export function timesTable(races: ReadonlyMap<string, Times>, reference: string): string {
  const names = [...new Set([...races.values()].flatMap((times) => [...times.keys()]))];
  const rows = names.map((name) => [
    ENGINES.some((engine) => engine.name === name && engine.generatesCode)
      ? `${name} (generates code)`
      : name,
    ...[...races.values()].map((times) => {
      const time = times.get(name);
      const ours = times.get(reference);
      if (time === undefined || ours === undefined) return "–";
      return name === reference ? duration(time) : `${duration(time)} (${digits(time / ours)}×)`;
    }),
  ]);
  return table(["", ...races.keys()], rows);
}

export type Figures = {
  compile: ReadonlyMap<string, Times>;
  single: ReadonlyMap<string, Times>;
  stored: ReadonlyMap<string, Times>;
  bytes: number;
  changes: { add: number; remove: number };
};

/** Table of the aims of issue 3 beside the measured values. */
export function aimsTable({ compile, single, stored, bytes, changes }: Figures): string {
  const ratio = (races: ReadonlyMap<string, Times>, slower: string, faster: string) =>
    Math.min(
      ...[...races.values()].map(
        (times) => (times.get(slower) ?? Number.NaN) / (times.get(faster) ?? Number.NaN),
      ),
    );
  const [small, large] = [...stored.values()];
  const times = (at: Times | undefined, name: string) => at?.get(name) ?? Number.NaN;
  const overSift = (at: Times | undefined) => times(at, SIFT.name) / times(at, INDEX);
  const aim = (what: string, wanted: string, reached: string, met: boolean) => [
    what,
    wanted,
    reached,
    met ? "yes" : "no",
  ];
  const siftSingle = ratio(single, SIFT.name, OURS.name);
  const closureSingle = ratio(single, CLOSURES.name, OURS.name);
  const compiling = ratio(compile, SIFT.name, OURS.name);
  const change = Math.max(changes.add, changes.remove);
  return table(
    ["aim", "wanted", "reached", "met"],
    [
      aim("one filter, against sift (least of the sizes)", "≥ 5×", `${digits(siftSingle)}×`, siftSingle >= 5),
      aim(
        "one filter, against closures (least)",
        "≥ 0.95×",
        `${digits(closureSingle)}×`,
        closureSingle >= 0.95,
      ),
      aim("10,000 stored, an event", "≤ 110 µs", duration(times(small, INDEX)), times(small, INDEX) <= 110e3),
      aim("10,000 stored, against sift", "≥ 200×", `${digits(overSift(small))}×`, overSift(small) >= 200),
      aim(
        "100,000 stored, an event",
        "≤ 750 µs",
        duration(times(large, INDEX)),
        times(large, INDEX) <= 750e3,
      ),
      aim("100,000 stored, against sift", "≥ 375×", `${digits(overSift(large))}×`, overSift(large) >= 375),
      aim("bytes a stored filter", "≤ 1,000", digits(bytes), bytes <= 1_000),
      aim("adding or removing one among 100,000", "≤ 50 µs", duration(change), change <= 50e3),
      aim("compiling, of sift's time (most)", "≤ 0.1", digits(1 / compiling), 1 / compiling <= 0.1),
    ],
  );
}
