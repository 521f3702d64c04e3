import type { Scalar } from "@/lib/contract/filters";
import { type Location, LOCATIONS, type PropertyCondition } from "@/lib/filters/model";

/** Seeded generator (mulberry32), so that every run measures the same work. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T };
}
export type Random = ReturnType<typeof seeded>;

export type Event = Record<Location, Record<string, Record<string, { value: Scalar }>>>;
export type Conditions = PropertyCondition[];
type Property = { location: Location; namespace: string; name: string; values: readonly Scalar[] };

const TEXTS = Array.from({ length: 20 }, (_, index) => `choice ${index} of a text`);
const NUMBERS = Array.from({ length: 10 }, (_, index) => index);

/** Name as a parser of JSON creates it, so that no engine pays for strings that the workload has built. */
const asParsed = (name: string) => Object.keys(JSON.parse(`{"${name}":0}`) as object).join();

/**
 * 60 properties: in each location five namespaces of four names; of 20 properties 12 are texts, 5 numbers,
 * 3 yes/no.
 */
const PROPERTIES: readonly Property[] = LOCATIONS.flatMap((location) =>
  Array.from({ length: 20 }, (_, index) => ({
    location,
    namespace: asParsed(`namespace_${index % 5}`),
    name: asParsed(`property_${Math.floor(index / 5)}`),
    values: index < 12 ? TEXTS : index < 17 ? NUMBERS : [true, false],
  })),
);

/**
 * Event with about four of five properties, in the shape `{"rating":{"score":{"value":1}}}`, as JSON.parse
 * makes it.
 */
export function makeEvent(random: Random): Event {
  const event: Event = { chat: {}, thread: {}, event: {} };
  for (const { location, namespace, name, values } of PROPERTIES) {
    if (random.next() < 0.8) (event[location][namespace] ??= {})[name] = { value: random.pick(values) };
  }
  return JSON.parse(JSON.stringify(event)) as Event;
}

/** Conditions on distinct properties: 60% values, 20% exclude_values, 20% exists; one to three values. */
export function makeConditions(random: Random, count: number): Conditions {
  return distinct(random, count).map((property) => makeCondition(random, property));
}

/** Conditions that all hold for an event, or all but one. */
export function makeConditionsFor(
  random: Random,
  count: number,
  event: Event,
  matching: boolean,
): Conditions {
  const odd = matching ? -1 : random.below(count);
  return distinct(random, count).map((property, index) => {
    for (;;) {
      const condition = makeCondition(random, property);
      if (oracle([condition], event) === (index !== odd)) return condition;
    }
  });
}

/**
 * Decides a filter in the simplest way by docs/api.md, section 4.3; every engine's answers are checked
 * against it.
 */
export function oracle(conditions: Conditions, event: Event): boolean {
  return conditions.every(({ location, namespace, name, test }) => {
    const value = event[location][namespace]?.[name]?.value;
    switch (test.kind) {
      case "present":
        return value !== undefined;
      case "absent":
        return value === undefined;
      case "one_of":
        return value !== undefined && test.values.includes(value);
      case "none_of":
        return value === undefined || !test.values.includes(value);
    }
  });
}

function distinct(random: Random, count: number): Property[] {
  const chosen = new Set<Property>();
  while (chosen.size < count) chosen.add(random.pick(PROPERTIES));
  return [...chosen];
}

function makeCondition(random: Random, { location, namespace, name, values }: Property): PropertyCondition {
  const place = { kind: "property" as const, location, namespace, name };
  const dice = random.next();
  if (dice < 0.2) return { ...place, test: { kind: random.next() < 0.5 ? "present" : "absent" } };
  const count = Math.min(1 + random.below(3), values.length - 1);
  const listed = new Set<Scalar>();
  while (listed.size < count) listed.add(random.pick(values));
  return { ...place, test: { kind: dice < 0.4 ? "none_of" : "one_of", values: [...listed] } };
}
