import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { api } from "@/lib/paths";
import { Browser } from "@/platform/accounts/testing/browser";
import { startStack } from "../ui/stack";
import { type Failure, signIn } from "./person";
import { work } from "./work";

/*
 * `npm run bench:soak -- MINUTES`: 20 people use a built dashboard, for 10 minutes by default. Every request must succeed, and
 * heap and handles must hardly grow from the second minute to the last. Then measures how many requests a second are answered.
 */

const PEOPLE = 20;
/** Minutes to run, at least three: the last minute is compared with the second. */
const MINUTES = Math.max(3, Number(process.argv[2] ?? 10));
const MINUTE_MS = 60_000;
const SAMPLE_MS = 5_000;
/**
 * Growth allowed from the second minute to the last: a factor for the heap, a number for open files and handles. The lowest heap
 * counts, right after a garbage collection; resident memory says little, as V8 collects late while memory is free.
 */
const MORE = { heap: 1.25, handles: 20 };
const TOKEN = "a-token-of-the-soak-nowhere-else";
const METRICS = [
  "process_resident_memory_bytes",
  "nodejs_heap_size_used_bytes",
  "process_open_fds",
  "nodejs_active_handles_total",
] as const;

type Sample = { at: number; values: Record<(typeof METRICS)[number], number> };

const stack = await startStack((line) => void (line.includes('"level":"info"') || console.log(line)), {
  METRICS_TOKEN: TOKEN,
  // All people sign in within seconds as the same user, who may start 3 sign-ins in 30 seconds by default.
  AUTHORIZATION_REDIRECT_LIMIT: "1000",
});
const accounts = new Browser(stack.accountsUrl);
const failures: Failure[] = [];
const signedIn = () => signIn(stack, accounts, (failure) => failures.push(failure));

async function sample(): Promise<Sample["values"]> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`${stack.dashboardUrl}/api/metrics`, { headers })).text();
  const entries = METRICS.map((name) => [name, Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1])]);
  return z.record(z.enum(METRICS), z.number()).parse(Object.fromEntries(entries));
}

const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
const shown = (values: Sample["values"]) =>
  `memory ${mib(values.process_resident_memory_bytes)}, heap ${mib(values.nodejs_heap_size_used_bytes)}, open files ${values.process_open_fds.toFixed(0)}, handles ${values.nodejs_active_handles_total.toFixed(0)}`;

function mean(samples: Sample[]): Sample["values"] {
  const of = (name: (typeof METRICS)[number]) =>
    samples.reduce((sum, { values }) => sum + values[name], 0) / samples.length;
  return z
    .record(z.enum(METRICS), z.number())
    .parse(Object.fromEntries(METRICS.map((name) => [name, of(name)])));
}

/** Runs the soak and prints its measurements. @returns one sentence for each limit that was exceeded */
async function soak(): Promise<string[]> {
  console.log(`at rest: ${shown(await sample())}`);
  const people = [];
  for (let count = 0; count < PEOPLE; count++) people.push(await signedIn());
  const began = Date.now();
  const isOver = () => Date.now() - began >= MINUTES * MINUTE_MS;
  const working = Promise.all(people.map((person, index) => work(person, `Soak ${index + 1}`, isOver)));
  const samples: Sample[] = [];
  while (!isOver()) {
    await sleep(SAMPLE_MS);
    samples.push({ at: Date.now() - began, values: await sample() });
    if (samples.length % 12 === 0)
      console.log(
        `minute ${samples.length / 12}: ${failures.length} failed; ${shown(samples.at(-1)?.values ?? mean([]))}`,
      );
  }
  const actions = (await working).reduce((sum, count) => sum + count, 0);
  const second = mean(samples.filter(({ at }) => at > MINUTE_MS && at <= 2 * MINUTE_MS));
  const last = mean(samples.filter(({ at }) => at > (MINUTES - 1) * MINUTE_MS));
  console.log(`${actions} actions of ${PEOPLE} people in ${MINUTES} minutes, ${failures.length} failed`);
  for (const failure of failures.slice(0, 10)) console.log(JSON.stringify(failure));
  console.log(`in minute 2 (mean): ${shown(second)}`);
  console.log(`in the last minute (mean): ${shown(last)}`);
  const least = (from: number) =>
    Math.min(
      ...samples
        .filter(({ at }) => at > from && at <= from + MINUTE_MS)
        .map(({ values }) => values.nodejs_heap_size_used_bytes),
    );
  const kept = { second: least(MINUTE_MS), last: least((MINUTES - 1) * MINUTE_MS) };
  console.log(`least heap: ${mib(kept.second)} in minute 2, ${mib(kept.last)} in the last`);
  const problems = failures.length > 0 ? ["some actions failed"] : [];
  if (kept.last > kept.second * MORE.heap)
    problems.push(`the least heap grew by more than ${(MORE.heap - 1) * 100} %`);
  for (const name of ["process_open_fds", "nodejs_active_handles_total"] as const)
    if (last[name] > second[name] + MORE.handles) problems.push(`${name} grew by more than ${MORE.handles}`);
  return problems;
}

/** Prints how many requests a second for the list of bots one process answers, PEOPLE at a time. */
async function rate(seconds: number): Promise<void> {
  const person = await signedIn();
  const until = Date.now() + seconds * 1000;
  let count = 0;
  const ask = async () => {
    while (Date.now() < until) {
      await person.ask("GET", api.bots, z.unknown());
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, ask));
  console.log(
    `GET ${api.bots}: ${(count / seconds).toFixed(0)} a second, ${PEOPLE} at once; ${shown(await sample())}`,
  );
}

try {
  const problems = await soak();
  await rate(15);
  console.log(problems.length === 0 ? "ok" : `failed: ${problems.join("; ")}`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stack.stop();
}
