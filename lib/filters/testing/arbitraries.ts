import fc from "fast-check";

const NAMES = [
  "source",
  "type",
  "queue.enabled",
  "a b",
  "",
  "__proto__",
  "constructor",
  "toString",
  "value",
  "0",
];
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, fc.string());

/** An object with own members of these names, `__proto__` included, as `JSON.parse` makes it. */
function object(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) {
  return fc
    .uniqueArray(fc.tuple(key, value), { selector: ([text]) => text, maxLength: 4 })
    .map(
      (entries) =>
        JSON.parse(
          `{${entries.map(([text, item]) => `${JSON.stringify(text)}:${JSON.stringify(item)}`).join()}}`,
        ) as Record<string, unknown>,
    );
}

const json = fc.jsonValue({ maxDepth: 3 });
const scalar = fc.oneof(fc.constantFrom("1", 1, true, 0, false, "", "facebook"), fc.string(), fc.integer());
const values = fc.oneof(
  fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
);
const test = fc.oneof(
  fc.record({ exists: fc.boolean() }),
  fc.record({ values }),
  fc.record({ exclude_values: values }),
);
const oddTest = fc.oneof(
  object(fc.constantFrom("exists", "values", "exclude_values", "like"), fc.oneof(scalar, values, json)),
  json,
);

function levels(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return object(name, object(name, leaf));
}

const legalAgents = fc.record({
  agents: fc.array(fc.constantFrom("a", "b@c.d", "__proto__"), { minLength: 1 }),
});

/** Filters that the reference allows. */
export const legalWire: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    chat_properties: levels(test),
    thread_properties: levels(test),
    event_properties: levels(test),
    chat_member_ids: legalAgents,
  },
  { requiredKeys: [] },
);

const KINDS = ["chat_properties", "thread_properties", "event_properties", "chat_member_ids", "author_type"];

/** Any JSON object in a filter's place: legal parts, odd parts and nonsense at every depth. */
export const anyWire: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  legalWire,
  object(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...KINDS) }, name),
    fc.oneof(
      { weight: 4, arbitrary: levels(fc.oneof(test, oddTest)) },
      legalAgents,
      object(fc.constantFrom("agents", "agents_any"), fc.oneof(fc.array(fc.string()), json)),
      object(name, fc.oneof(json, object(name, json))),
      json,
    ),
  ),
);
