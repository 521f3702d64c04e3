import { type Compiled, compileAll, type Engine, ENGINES } from "./engines";
import { race } from "./measure";
import { type Conditions, type Event, makeConditionsFor, makeEvent, oracle, seeded } from "./workload";

/** Nanoseconds by engine. */
export type Times = ReadonlyMap<string, number>;
type Pair = { conditions: Conditions; event: Event };

const PAIRS = 400;
const EVENTS = 40;

/** Filters of a size, ten for each event; half of them match theirs. */
function makePairs(size: number): Pair[] {
  const random = seeded(size);
  const events = Array.from({ length: EVENTS }, () => makeEvent(random));
  return Array.from({ length: PAIRS }, (_, index) => {
    const event = events[index % EVENTS] as Event;
    return { event, conditions: makeConditionsFor(random, size, event, index % 2 === 0) };
  });
}

function check(engine: Engine, answer: unknown, { conditions, event }: Pair): void {
  if ((answer === engine.yes) !== oracle(conditions, event)) {
    throw new Error(`${engine.name} is wrong: ${JSON.stringify({ conditions, event })}`);
  }
}

type Loop = (filters: readonly Compiled[], events: readonly Event[], yes: unknown) => number;

/**
 * Creates a separate loop for each engine: in a shared one, V8 would treat the call as one of many kinds
 * and slow them all down.
 */
function ownLoop(): Loop {
  return new Function(
    "filters",
    "events",
    "yes",
    "let fired = 0; for (let i = 0; i < filters.length; i += 1) if (filters[i].match(events[i]) === yes) fired += 1; return fired;",
  ) as Loop;
}

/** Races the engines with one filter for each event: every answer is checked, then timed. */
export function raceSingle(size: number, rounds: number): Times {
  const pairs = makePairs(size);
  const events = pairs.map(({ event }) => event);
  const contestants = new Map<string, () => void>();
  for (const engine of ENGINES) {
    const filters = compileAll(
      engine,
      pairs.map(({ conditions }) => conditions),
    );
    const count = ownLoop();
    const work = () => {
      const fired = count(filters, events, engine.yes);
      if (fired !== PAIRS / 2) throw new Error(`${engine.name} fired ${fired} of ${PAIRS}`);
    };
    pairs.forEach((pair, index) => check(engine, filters[index]?.match(pair.event), pair));
    contestants.set(engine.name, work);
  }
  return perItem(race(contestants, rounds), PAIRS);
}

/** Compiling filters of a size, from each engine's own form of a filter. */
export function raceCompile(size: number, rounds: number): Times {
  const pairs = makePairs(size).slice(0, 40);
  const contestants = new Map<string, () => void>();
  for (const engine of ENGINES) {
    const inputs = pairs.map(({ conditions }) => engine.translate(conditions) as never);
    const kept: unknown[] = [];
    contestants.set(engine.name, () => {
      inputs.forEach((input, index) => {
        kept[index] = engine.compile(input);
      });
    });
  }
  return perItem(race(contestants, rounds), pairs.length);
}

function perItem(times: Times, items: number): Times {
  return new Map([...times].map(([name, nanoseconds]) => [name, nanoseconds / items]));
}
