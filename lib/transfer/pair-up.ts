/** Comparison of a file's entries with a license's objects. */
export type Comparison<E, T> = {
  /**
   * Keys that are equal for entry and object if they may be the same, the strictest first; undefined where a
   * side has no such key.
   */
  keys: readonly ((side: E | T) => string | undefined)[];
  /** A text that is equal for entries of equal content, secrets aside. */
  content: (entry: E) => string;
  entryOf: (object: T) => E;
  /** Number of settings that would have to change. */
  differences: (entry: E, object: T) => number;
};

/**
 * Up to this many on the smaller side of one key, each entry is compared with each object; beyond that the
 * order of both sides decides.
 */
const MOST_COMPARED = 16;

/**
 * Pairs entries and objects of equal keys, one kind of key after the other; among several of one key equal
 * contents first, then the pairs with the fewest differences. Takes time in proportion to both sides.
 */
export function pairUp<E, T>(
  entries: readonly E[],
  objects: readonly T[],
  comparison: Comparison<E, T>,
): { found: Map<number, T>; onlyHere: T[] } {
  const found = new Map<number, T>();
  const taken = new Set<number>();
  const pair = (entry: Item<E>, object: Item<T>) => {
    if (found.has(entry.index) || taken.has(object.index)) return;
    found.set(entry.index, object.value);
    taken.add(object.index);
  };
  for (const key of comparison.keys) {
    const buckets = bucketsOf(objects, (object, index) => (taken.has(index) ? undefined : key(object)));
    const wanted = bucketsOf(entries, (entry, index) => (found.has(index) ? undefined : key(entry)));
    for (const [text, some] of wanted) {
      const candidates = buckets.get(text);
      if (candidates) pairBucket(some, candidates, comparison, pair);
    }
  }
  return { found, onlyHere: objects.filter((_, index) => !taken.has(index)) };
}

type Item<V> = { value: V; index: number };

/** Groups values by their key, in their order; values without a key are left out. */
export function bucketsOf<V>(values: readonly V[], key: (value: V, index: number) => string | undefined) {
  const buckets = new Map<string, Item<V>[]>();
  values.forEach((value, index) => {
    const text = key(value, index);
    if (text === undefined) return;
    const bucket = buckets.get(text);
    if (bucket) bucket.push({ value, index });
    else buckets.set(text, [{ value, index }]);
  });
  return buckets;
}

type Pair<E, T> = (entry: Item<E>, object: Item<T>) => void;

/** Pairs entries and objects of one key. */
function pairBucket<E, T>(
  entries: readonly Item<E>[],
  objects: readonly Item<T>[],
  comparison: Comparison<E, T>,
  pair: Pair<E, T>,
): void {
  const few = (some: readonly unknown[], others: readonly unknown[]) =>
    Math.min(some.length, others.length) <= MOST_COMPARED;
  if (few(entries, objects)) return pairByCost(entries, objects, comparison, pair);
  const [left, free] = pairEqual(entries, objects, comparison, pair);
  if (few(left, free)) return pairByCost(left, free, comparison, pair);
  free.slice(0, left.length).forEach((object, place) => {
    const entry = left[place];
    if (entry) pair(entry, object);
  });
}

/** Pairs entries and objects of equal content, and returns the rest of both sides. */
function pairEqual<E, T>(
  entries: readonly Item<E>[],
  objects: readonly Item<T>[],
  { content, entryOf }: Comparison<E, T>,
  pair: Pair<E, T>,
): [Item<E>[], Item<T>[]] {
  const same = bucketsOf(objects, ({ value }) => content(entryOf(value)));
  const free = new Set(objects);
  const left = entries.filter((entry) => {
    const object = same.get(content(entry.value))?.shift()?.value;
    if (!object) return true;
    pair(entry, object);
    free.delete(object);
    return false;
  });
  return [left, [...free]];
}

function pairByCost<E, T>(
  entries: readonly Item<E>[],
  objects: readonly Item<T>[],
  { differences }: Comparison<E, T>,
  pair: Pair<E, T>,
): void {
  const pairs = entries.flatMap((entry) =>
    objects.map((object) => ({ entry, object, cost: differences(entry.value, object.value) })),
  );
  pairs.sort((a, b) => a.cost - b.cost || a.entry.index - b.entry.index || a.object.index - b.object.index);
  for (const { entry, object } of pairs) pair(entry, object);
}
