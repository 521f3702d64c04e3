/** One value that a page keeps in the query of its address. */
export type AddressField<T> = {
  /**
   * Reads the value from the text in the address, `null` if there is none. Text that makes no sense counts
   * as absent.
   */
  read: (text: string | null) => T;
  /** Value of an address without this field. It is never written into the address. */
  absent: T;
  /** Tells whether a change makes a history entry, so that Back restores the earlier value. */
  history: "push" | "replace";
};

type Options = { history?: "push" | "replace" };

/** Any text; absent is `""`. */
export function textField({ history = "push" }: Options = {}): AddressField<string> {
  return { read: (text) => text ?? "", absent: "", history };
}

/** Any text, where absent and empty differ. */
export function optionalField({ history = "push" }: Options = {}): AddressField<string | null> {
  return { read: (text) => text, absent: null, history };
}

/** One of a few words; the first word is the default. */
export function choiceField<const T extends string>(
  choices: readonly [T, ...T[]],
  { history = "push" }: Options = {},
): AddressField<T> {
  const [absent] = choices;
  return { read: (text) => choices.find((choice) => choice === text) ?? absent, absent, history };
}

/** One of a few words, or nothing. */
export function optionalChoiceField<const T extends string>(
  choices: readonly T[],
  { history = "push" }: Options = {},
): AddressField<T | null> {
  return { read: (text) => choices.find((choice) => choice === text) ?? null, absent: null, history };
}

/** A whole number from 0; absent is 0. */
export function countField({ history = "push" }: Options = {}): AddressField<number> {
  const read = (text: string | null) => {
    const count = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
    return Number.isSafeInteger(count) ? count : 0;
  };
  return { read, absent: 0, history };
}

type Fields = Record<string, AddressField<unknown>>;
export type AddressValues<F extends Fields> = { [K in keyof F]: F[K]["absent"] };

/** Reads all fields from the query of an address. */
export function readAddress<F extends Fields>(fields: F, query: URLSearchParams): AddressValues<F> {
  const entries = Object.entries(fields).map(([name, { read }]) => [name, read(query.get(name))]);
  return Object.fromEntries(entries) as AddressValues<F>;
}

/**
 * Writes a change into a query; `undefined` resets a field to its absent value. Other parts of the query
 * stay.
 */
export function changedQuery<F extends Fields>(
  fields: F,
  query: URLSearchParams,
  change: Partial<AddressValues<F>>,
): { query: URLSearchParams; history: "push" | "replace" } {
  const next = new URLSearchParams(query);
  let history: "push" | "replace" = "replace";
  for (const [name, value] of Object.entries(change)) {
    const field = fields[name];
    if (!field) continue;
    if (value === undefined || value === field.absent) next.delete(name);
    else next.set(name, String(value));
    if (field.history === "push") history = "push";
  }
  return { query: next, history };
}
