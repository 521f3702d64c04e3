import Ajv from "ajv";
import { LogicEngine } from "json-logic-engine";
import { Query } from "mingo";
import sift from "sift";
import { compileFilter } from "@/lib/filters/engine/compile";
import type { ParsedFilter, PropertyCondition } from "@/lib/filters/model";
import { compileClosures } from "./closures";
import type { Conditions, Event } from "./workload";

type Predicate = (event: Event) => boolean;
/** Every engine is called the same way, as a method; `yes` is its answer for a filter that fires. */
export type Compiled = { match: (event: Event) => unknown };
export type Engine = {
  name: string;
  /**
   * Whether the engine runs code that it has generated, which a content security policy like ours forbids.
   */
  generatesCode: boolean;
  yes: unknown;
  /** Translates the filter into the engine's own language; not timed. */
  translate: (conditions: Conditions) => unknown;
  compile: (input: never) => Compiled;
};

function engine<Input>(
  name: string,
  translate: (conditions: Conditions) => Input,
  compile: (input: Input) => Predicate,
  generatesCode = false,
): Engine {
  return { name, generatesCode, yes: true, translate, compile: (input) => ({ match: compile(input) }) };
}

export const OURS: Engine = {
  name: "lib/filters",
  generatesCode: false,
  yes: "would_send",
  translate: (conditions): ParsedFilter => ({ conditions, other: {} }),
  compile: (filter: ParsedFilter) => compileFilter(filter),
};

export const CLOSURES = engine("closures by hand", (conditions) => conditions, compileClosures);

const path = ({ location, namespace, name }: PropertyCondition) => `${location}.${namespace}.${name}.value`;

function mongoQuery(conditions: Conditions): Record<string, unknown> {
  return Object.fromEntries(conditions.map((condition) => [path(condition), mongoTest(condition)]));
}

function mongoTest({ test }: PropertyCondition): unknown {
  switch (test.kind) {
    case "present":
      return { $exists: true };
    case "absent":
      return { $exists: false };
    case "one_of":
      return { $in: test.values };
    case "none_of":
      return { $nin: test.values };
  }
}

export const SIFT = engine("sift", mongoQuery, (query) => sift(query));

const MINGO: Engine = {
  name: "mingo",
  generatesCode: false,
  yes: true,
  translate: mongoQuery,
  compile: (criteria: Record<string, unknown>) => {
    const query = new Query(criteria);
    return { match: (event) => query.test(event) };
  },
};

function logicTest(condition: PropertyCondition): unknown {
  const variable = { var: path(condition) };
  const { test } = condition;
  switch (test.kind) {
    case "present":
      return { "!==": [variable, null] };
    case "absent":
      return { "===": [variable, null] };
    case "one_of":
      return { in: [variable, test.values] };
    case "none_of":
      return { "!": [{ in: [variable, test.values] }] };
  }
}

const logic = new LogicEngine();
const JSON_LOGIC = engine(
  "json-logic-engine",
  (conditions) => ({ and: conditions.map(logicTest) }),
  (rules) => logic.build(rules) as Predicate,
  true,
);

type Schema =
  | { properties: Record<string, Schema | false>; required: string[] }
  | { enum?: unknown; not?: unknown };

/** Schema tree for the whole filter, as a person would write it. */
function toSchema(conditions: Conditions): Schema {
  const node = () => ({ properties: {} as Record<string, Schema | false>, required: [] as string[] });
  const root = node();
  for (const { location, namespace, name, test } of conditions) {
    let place = root;
    for (const step of [location, namespace]) {
      const next = (place.properties[step] ??= node()) as typeof root;
      if (test.kind === "present" || test.kind === "one_of") {
        if (!place.required.includes(step)) place.required.push(step);
      }
      place = next;
    }
    if (test.kind === "absent") place.properties[name] = false;
    else {
      if (test.kind !== "none_of") place.required.push(name);
      const value =
        test.kind === "one_of"
          ? { enum: test.values }
          : test.kind === "none_of"
            ? { not: { enum: test.values } }
            : {};
      place.properties[name] = { properties: { value }, required: [] };
    }
  }
  return root;
}

const ajv = new Ajv({ strict: false, validateSchema: false });
export const AJV = engine(
  "ajv",
  toSchema,
  (schema) => {
    const validate = ajv.compile(schema);
    // Its cache of schemas would only grow.
    ajv.removeSchema(schema);
    return validate as Predicate;
  },
  true,
);

export const ENGINES: readonly Engine[] = [OURS, CLOSURES, SIFT, MINGO, JSON_LOGIC, AJV];

/** Compiles filters with an engine, translation included. */
export function compileAll({ translate, compile }: Engine, filters: readonly Conditions[]): Compiled[] {
  return filters.map((conditions) => compile(translate(conditions) as never));
}
