import type { Scalar } from "@/lib/contract/filters";
import type { FilterContext } from "../context";
import { judge } from "./judge";
import {
  type AgentsCondition,
  LOCATIONS,
  type Location,
  type ParsedFilter,
  type PropertyCondition,
  type PropertyTest,
} from "../model";
import { meaningOf } from "../codec/other";
import { findProperty, type PropertyBag } from "../property-bag";
import type { Verdict } from "../verdict";

/** A filter prepared for many contexts. Plain data: the page's CSP forbids generated code. */
export type CompiledFilter = { readonly match: (context: FilterContext) => Verdict };

/** Prepares a filter: its conditions become rows of data, those likely to fail first. */
export function compileFilter(filter: ParsedFilter): CompiledFilter {
  return new Rows(filter);
}

type Row = {
  /** The location as its place in `LOCATIONS`. */
  place: number;
  namespace: string;
  name: string;
  /** Whether a plain look-up is safe: neither name can hit an array index or an inherited member. */
  plain: boolean;
  /** Which of `ABSENT`, `LISTED` and `UNLISTED` pass. */
  passing: number;
  first: Scalar | undefined;
  /** All listed values, if there is more than the first. */
  several: readonly Scalar[] | undefined;
};

const CHAT = 0 satisfies PlaceOf<"chat">;
const THREAD = 1 satisfies PlaceOf<"thread">;
type PlaceOf<L extends Location> = { [P in 0 | 1 | 2]: (typeof LOCATIONS)[P] extends L ? P : never }[
  | 0
  | 1
  | 2];

// States of a property: present with a listed value, absent, present with another value. Numbered by how many
// events are in each, so that sorting by the sum of passing states puts the conditions that most events fail
// first.
const LISTED = 1;
const ABSENT = 2;
const UNLISTED = 4;

class Rows implements CompiledFilter {
  private readonly rows: Row[] = [];
  private readonly agents: AgentsCondition[] = [];
  /** Unknown content keeps the verdict from being "would send". */
  private readonly open: boolean;

  constructor(filter: ParsedFilter) {
    for (const condition of filter.conditions) {
      if (condition.kind === "agents") this.agents.push(condition);
      else this.rows.push(toRow(condition));
    }
    if (this.rows.length > 1) this.rows.sort((a, b) => a.passing - b.passing);
    this.open = meaningOf(filter.other) !== undefined;
  }

  match(context: FilterContext): Verdict {
    const { rows } = this;
    let open = this.open;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as Row;
      const { place } = row;
      const bag = place === CHAT ? context.chat : place === THREAD ? context.thread : context.event;
      let value = lookUp(row, bag);
      if (typeof value === "object" && value !== null) {
        const inner = (value as { value?: unknown }).value;
        if (inner !== undefined) value = inner;
      }
      if (value === undefined && (!bag || isPartial(context, place))) open = true;
      else if ((row.passing & stateOf(row, value)) === 0) return "would_not_send";
    }
    for (const condition of this.agents) {
      const outcome = judge(condition, context);
      if (outcome === "fails") return "would_not_send";
      if (outcome === "unknown") open = true;
    }
    return open ? "cannot_tell" : "would_send";
  }
}

function stateOf(row: Row, value: unknown): number {
  if (value === undefined || value === null) return ABSENT;
  if (value === row.first) return LISTED;
  return row.several?.includes(value as Scalar) ? LISTED : UNLISTED;
}

function isPartial(context: FilterContext, place: number): boolean {
  return context.partial?.some((part) => part === LOCATIONS[place]) ?? false;
}

function toRow({ location, namespace, name, test }: PropertyCondition): Row {
  const listed = test.kind === "one_of" || test.kind === "none_of" ? test.values : undefined;
  return {
    place: LOCATIONS.indexOf(location),
    namespace,
    name,
    plain: isPlain(namespace) && isPlain(name),
    passing: passingOf(test),
    first: listed?.[0],
    several: listed && listed.length > 1 ? listed : undefined,
  };
}

function passingOf(test: PropertyTest): number {
  switch (test.kind) {
    case "one_of":
      return LISTED;
    case "absent":
      return ABSENT;
    case "present":
      return LISTED | UNLISTED;
    case "none_of":
      return ABSENT | UNLISTED;
  }
}

// Names that a JSON value inherits, so that a look-up finds them although the payload has none.
const INHERITED = new Set(
  [Object, Array, String, Number, Boolean].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)),
);

function isPlain(name: string): boolean {
  return !mayBeIndex(name) && !INHERITED.has(name);
}

function mayBeIndex(name: string): boolean {
  return name === "" || (name >= "0" && name < ":");
}

function lookUp(row: Row, bag: PropertyBag | undefined): unknown {
  if (!bag) return undefined;
  if (!row.plain) {
    const found = findProperty(bag, row.namespace, row.name);
    return found.said ? (found.value ?? null) : undefined;
  }
  return (bag[row.namespace] as PropertyBag | null | undefined)?.[row.name];
}
