import type { FilterContext } from "../context";

/** A small seeded generator (mulberry32): the same seed gives the same cases on every run. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <const T>(items: readonly T[]): T => items[below(items.length)] as T;
  const chance = (probability: number) => next() < probability;
  return { below, pick, chance };
}

export type Random = ReturnType<typeof seeded>;

const NAMESPACES = ["source", "rating", "__proto__"] as const;
const NAMES = ["type", "queue.enabled", "constructor", "value"] as const;
const VALUES = ["1", 1, true, "facebook", 0, false, "", -5] as const;
const OF_ONE_TYPE = [
  ["1", "facebook", ""],
  [1, 0, -5],
  [true, false],
] as const;
const AGENTS = ["a", "b@c.d", "__proto__"] as const;
const KINDS = ["chat_properties", "thread_properties", "event_properties"] as const;

/** An object with own members only, as `JSON.parse` makes it. */
function object(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries(entries);
}

function some<T>(random: Random, items: readonly T[], most: number): T[] {
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(items));
}

function randomTest(random: Random): unknown {
  if (random.chance(0.2)) return { exists: random.chance(0.5) };
  const type = random.chance(0.6) ? "values" : "exclude_values";
  const values: readonly unknown[] = random.pick(OF_ONE_TYPE);
  if (random.chance(0.02)) return random.pick([{}, { exists: true, values: [1] }, { like: 1 }, null]);
  return object([[type, some(random, values, random.chance(0.05) ? 20 : 2)]]);
}

/**
 * A random filter in the wire's shape: mostly legal, small enough that random contexts match it now and then.
 */
export function randomWire(random: Random): Record<string, unknown> {
  const kinds = new Map<string, Record<string, unknown>>();
  for (let left = random.below(4); left > 0; left -= 1) {
    const kind = random.pick(KINDS);
    const namespace = random.pick(NAMESPACES);
    const spaces = new Map(Object.entries(kinds.get(kind) ?? {}));
    const names = new Map(Object.entries(spaces.get(namespace) ?? {}));
    names.set(random.pick(NAMES), randomTest(random));
    spaces.set(namespace, object(names));
    kinds.set(kind, object(spaces));
  }
  if (random.chance(0.15)) kinds.set("chat_member_ids", { agents: some(random, AGENTS, 2) });
  if (random.chance(0.02))
    kinds.set(
      random.pick(["author_type", "event_properties"]),
      random.pick([{}, { x: {} }, { x: { y: 1 } }]),
    );
  return object(kinds);
}

function randomRaw(random: Random): unknown {
  if (random.chance(0.04)) return random.pick([null, { value: null }, [], {}, 1.5, { value: ["1"] }]);
  const value = random.pick(VALUES);
  return random.chance(0.5) ? { value } : value;
}

function randomBag(random: Random): Record<string, unknown> {
  return object(
    NAMESPACES.filter(() => random.chance(0.8)).map((namespace) => [
      namespace,
      random.chance(0.02)
        ? random.pick([null, 1, ["x"]])
        : object(NAMES.filter(() => random.chance(0.6)).map((name) => [name, randomRaw(random)])),
    ]),
  );
}

/** A random context; `gaps` is the chance that a part is missing or partial. */
export function randomContext(random: Random, gaps: number): FilterContext {
  const context: FilterContext = {};
  const partial: NonNullable<FilterContext["partial"]>[number][] = [];
  for (const location of ["chat", "thread", "event"] as const) {
    if (random.chance(gaps)) continue;
    context[location] = randomBag(random);
    if (random.chance(gaps)) partial.push(location);
  }
  if (!random.chance(gaps)) {
    context.agents = AGENTS.filter(() => random.chance(0.5));
    if (random.chance(gaps)) partial.push("agents");
  }
  if (random.chance(gaps)) context.agentsGone = AGENTS.filter((agent) => !context.agents?.includes(agent));
  if (partial.length > 0) context.partial = partial;
  return context;
}
