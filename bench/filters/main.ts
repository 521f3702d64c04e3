import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { CLOSURES, ENGINES, OURS, SIFT } from "./engines";
import { aimsTable, digits, duration, timesTable } from "./report";
import { raceCompile, raceSingle, type Times } from "./single";
import { buildIndex, checkIndex, INDEX, makeStored, raceStored, timeChanges } from "./stored";

const SIZES = [1, 5, 20];
const ROUNDS = 7;

const { values: options } = parseArgs({ options: { write: { type: "string" } } });

function progress(text: string): void {
  console.error(text);
}

function bySize(race: (size: number, rounds: number) => Times): Map<string, Times> {
  return new Map(
    SIZES.map((size) => {
      progress(`${size} conditions …`);
      return [`${size} condition${size === 1 ? "" : "s"}`, race(size, ROUNDS)];
    }),
  );
}

progress("one filter");
const single = bySize(raceSingle);
progress("compiling");
const compile = bySize(raceCompile);

progress("10,000 stored filters …");
const some = makeStored(10_000);
const small = buildIndex(some.filters);
const firedOfSome = checkIndex(small.index, some);
const raceOfSome = raceStored(some, small.index, ENGINES, ROUNDS);

progress("100,000 stored filters …");
const many = makeStored(100_000);
const large = buildIndex(many.filters);
const firedOfMany = checkIndex(large.index, many);
const changes = timeChanges(large.index, many, ROUNDS);
const raceOfMany = raceStored(many, large.index, [OURS, CLOSURES, SIFT], 3);
const stored = new Map([
  ["10,000 stored", raceOfSome],
  ["100,000 stored", raceOfMany],
]);

const report = `# Filters, measured

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, other programs running. Made by
\`npm run bench:filters -- --write docs/benchmarks/filters.md\`.

Times are CPU time (user and system) of the process, garbage collection and compilation in the background included: medians
of ${ROUNDS} rounds in which the engines take turns. In brackets, how many times ours. Every answer is checked against an oracle
before it is timed. Events have 60 possible properties in three locations, four of five present; conditions are 60% \`values\`,
20% \`exclude_values\`, 20% \`exists\`. Ours reads both shapes of a payload and answers in three values; the others are asked only
yes or no about one shape. Ours generates no code, as the page's content security policy forbids it.

## Aims

${aimsTable({ compile, single, stored, bytes: large.bytes, changes })}

## One filter, one event

400 filters on 40 events, each filter on one of them; half match.

${timesTable(single, OURS.name)}

## Compiling a filter

From the engine's own form of the filter, which is not timed.

${timesTable(compile, OURS.name)}

## One event against many stored filters

Filters of 1 to 10 conditions. Of 10,000 an event fires ${digits(firedOfSome)}, of 100,000 it fires ${digits(firedOfMany)}; the index gives back the
ids of all of them. "lib/filters" and the rest try every filter. ajv is asked 2,000 of the 10,000 and its time multiplied
by five; at 100,000 only the engines that the aims name take part (3 rounds).

${timesTable(stored, INDEX)}

The full index of 100,000 takes ${digits(large.bytes)} bytes a filter, ids included. Adding a filter to it takes ${duration(changes.add)}, removing one ${duration(changes.remove)}.
`;

console.log(report);
if (options.write) writeFileSync(options.write, report);
