import { type FilterIndex, indexFilters } from "@/lib/filters/engine/search-index";
import { AJV, type Compiled, compileAll, type Engine } from "./engines";
import { cpuNanoseconds, median, race } from "./measure";
import type { Times } from "./single";
import { type Conditions, type Event, makeConditions, makeEvent, oracle, seeded } from "./workload";

const SIZES = [1, 2, 3, 4, 5, 6, 8, 10];
const EVENTS = 50;
const CHECKED_EVENTS = 3;
/** ajv takes minutes to compile 10,000 schemas: it is asked this many and its time is scaled. */
const AJV_LIMIT = 2_000;
export const INDEX = "lib/filters, index";

export type Stored = { filters: Conditions[]; events: Event[] };

/** Makes filters of one to ten conditions, and random events that are independent of them. */
export function makeStored(count: number): Stored {
  const random = seeded(count);
  const filters = Array.from({ length: count }, () => makeConditions(random, random.pick(SIZES)));
  return { filters, events: Array.from({ length: EVENTS }, () => makeEvent(random)) };
}

const idOf = (position: number) => `webhook-${position}`;

/** The index of the filters and how many bytes it takes for each, ids and buffers included. */
export function buildIndex(filters: readonly Conditions[]): { index: FilterIndex<string>; bytes: number } {
  const used = () => {
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const index = indexFilters<string>();
  filters.forEach((conditions, position) => index.add(idOf(position), { conditions, other: {} }));
  return { index, bytes: (used() - before) / filters.length };
}

/** Checks the index's answers and returns the average number of filters that fire. */
export function checkIndex(index: FilterIndex<string>, { filters, events }: Stored): number {
  const counts = events.slice(0, CHECKED_EVENTS).map((event) => {
    const ids = index.match(event);
    const fired = new Set(ids);
    const wrong = filters.findIndex((conditions, at) => fired.has(idOf(at)) !== oracle(conditions, event));
    if (wrong >= 0 || fired.size !== ids.length) throw new Error(`the index is wrong about ${idOf(wrong)}`);
    return ids.length;
  });
  return median(counts);
}

function checkEach(engine: Engine, compiled: readonly Compiled[], { filters, events }: Stored): void {
  for (const event of events.slice(0, CHECKED_EVENTS)) {
    compiled.forEach((filter, at) => {
      const right = oracle(filters[at] as Conditions, event);
      if ((filter.match(event) === engine.yes) !== right) throw new Error(`${engine.name} is wrong`);
    });
  }
}

/** Nanoseconds for one event against all stored filters: by the index, and by each engine trying every one. */
export function raceStored(
  stored: Stored,
  index: FilterIndex<string>,
  engines: readonly Engine[],
  rounds: number,
): Times {
  let turn = 0;
  const nextEvent = () => stored.events[(turn += 1) % EVENTS] as Event;
  const scales = new Map<string, number>();
  const contestants = new Map<string, () => void>([[INDEX, () => index.match(nextEvent())]]);
  for (const engine of engines) {
    const asked = engine === AJV ? stored.filters.slice(0, AJV_LIMIT) : stored.filters;
    const compiled = compileAll(engine, asked);
    checkEach(engine, compiled, stored);
    scales.set(engine.name, stored.filters.length / asked.length);
    contestants.set(engine.name, () => {
      const event = nextEvent();
      for (const filter of compiled) filter.match(event);
    });
  }
  const times = race(contestants, rounds);
  return new Map([...times].map(([name, time]) => [name, time * (scales.get(name) ?? 1)]));
}

/** Nanoseconds to remove a filter from the full index, and to add one. */
export function timeChanges(index: FilterIndex<string>, { filters }: Stored, rounds: number) {
  const random = seeded(7);
  const times: { add: number[]; remove: number[] } = { add: [], remove: [] };
  for (let round = -2; round < rounds; round += 1) {
    const chosen = [...new Set(Array.from({ length: 2_000 }, () => random.below(filters.length)))];
    const start = cpuNanoseconds();
    for (const position of chosen) index.remove(idOf(position));
    const removed = cpuNanoseconds();
    for (const position of chosen) {
      index.add(idOf(position), { conditions: filters[position] as Conditions, other: {} });
    }
    if (round < 0) continue;
    times.remove.push((removed - start) / chosen.length);
    times.add.push((cpuNanoseconds() - removed) / chosen.length);
  }
  return { add: median(times.add), remove: median(times.remove) };
}
