import type { Scalar } from "@/lib/contract/filters";
import type { FilterContext } from "./context";
import { judge } from "./judge";
import {
  type AgentsCondition,
  type Location,
  LOCATIONS,
  type ParsedFilter,
  type PropertyCondition,
} from "./model";
import { meaningOf } from "./other";
import { findProperty, type PropertyBag } from "./property-bag";
import type { Verdict } from "./verdict";

/** A filter made ready to be put to many contexts. Plain data: the page's CSP forbids generated code. */
export type CompiledFilter = { readonly match: (context: FilterContext) => Verdict };

/** Makes a filter ready: its conditions become rows of data, those likely to fail first. */
export function compileFilter(filter: ParsedFilter): CompiledFilter {
  return new Rows(filter);
}

const CHAT = LOCATIONS.indexOf("chat");
const THREAD = LOCATIONS.indexOf("thread");

type Row = {
  location: Location;
  /** The location by number, which is faster to tell apart. */
  place: number;
  namespace: string;
  name: string;
  /** A plain look-up of the pair finds only what the payload says, whatever is in its place. */
  plain: boolean;
  whenAbsent: boolean;
  /** The answer for a present value that is not among the listed ones, and for one that is. */
  whenOther: boolean;
  whenListed: boolean;
  first: Scalar | undefined;
  more: readonly Scalar[] | undefined;
};

class Rows implements CompiledFilter {
  private readonly rows: Row[] = [];
  private readonly agents: AgentsCondition[] = [];
  /** Content that nobody understands keeps the answer open. */
  private readonly open: boolean;

  constructor(filter: ParsedFilter) {
    for (const condition of filter.conditions) {
      if (condition.kind === "agents") this.agents.push(condition);
      else this.rows.push(toRow(condition));
    }
    if (this.rows.length > 1) this.rows.sort((a, b) => leniency(a) - leniency(b));
    this.open = meaningOf(filter.other) !== undefined;
  }

  match(context: FilterContext): Verdict {
    const { rows } = this;
    let open = this.open;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as Row;
      const bag = row.place === CHAT ? context.chat : row.place === THREAD ? context.thread : context.event;
      let value = lookUp(row, bag);
      if (typeof value === "object" && value !== null) {
        const inner = (value as { value?: unknown }).value;
        if (inner !== undefined) value = inner;
      }
      if (value === undefined || value === null) {
        if (value === undefined && (!bag || context.partial?.includes(row.location))) open = true;
        else if (!row.whenAbsent) return "would_not_send";
      } else if (value === row.first) {
        if (!row.whenListed) return "would_not_send";
      } else if (row.more === undefined || !row.more.includes(value as Scalar)) {
        if (!row.whenOther) return "would_not_send";
      } else if (!row.whenListed) return "would_not_send";
    }
    if (this.agents.length > 0) {
      for (const condition of this.agents) {
        const outcome = judge(condition, context);
        if (outcome === "fails") return "would_not_send";
        if (outcome === "unknown") open = true;
      }
    }
    return open ? "cannot_tell" : "would_send";
  }
}

// Names that some JSON value has without its payload saying so.
const INHERITED = new Set(
  [Object, Array, String, Number, Boolean].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)),
);

function isPlain(name: string): boolean {
  return !INHERITED.has(name) && !/^\d*$/.test(name);
}

function toRow({ location, namespace, name, test }: PropertyCondition): Row {
  const listed = test.kind === "one_of" || test.kind === "none_of" ? test.values : [];
  return {
    location,
    place: LOCATIONS.indexOf(location),
    namespace,
    name,
    plain: isPlain(namespace) && isPlain(name),
    whenAbsent: test.kind === "absent" || test.kind === "none_of",
    whenOther: test.kind === "present" || test.kind === "none_of",
    whenListed: test.kind === "one_of",
    first: listed[0],
    more: listed.length > 1 ? listed.slice(1) : undefined,
  };
}

function leniency(row: Row): number {
  if (row.whenListed) return 0;
  if (row.whenAbsent) return row.whenOther ? 3 : 1;
  return 2;
}

function lookUp(row: Row, bag: PropertyBag | undefined): unknown {
  if (!bag) return undefined;
  if (!row.plain) {
    const found = findProperty(bag, row.namespace, row.name);
    return found.said ? (found.value ?? null) : undefined;
  }
  return (bag[row.namespace] as PropertyBag | null | undefined)?.[row.name];
}
