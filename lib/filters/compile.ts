import type { Scalar } from "@/lib/contract/filters";
import type { FilterContext } from "./context";
import { judge } from "./judge";
import type { AgentsCondition, Location, ParsedFilter, PropertyCondition } from "./model";
import { meaningOf } from "./other";
import type { Verdict } from "./verdict";

/** A filter made ready to be put to many contexts. Plain data: the page's CSP forbids generated code. */
export type CompiledFilter = { readonly match: (context: FilterContext) => Verdict };

/** Makes a filter ready: its conditions become rows of data, those of one namespace side by side. */
export function compileFilter(filter: ParsedFilter): CompiledFilter {
  const rows: Row[] = [];
  const agents: AgentsCondition[] = [];
  for (const condition of filter.conditions) {
    if (condition.kind === "agents") agents.push(condition);
    else rows.push(toRow(condition));
  }
  if (rows.length > 1) rows.sort(byPlace);
  const understood = meaningOf(filter.other) === undefined;
  return { match: (context) => run(rows, agents, understood, context) };
}

type Row = {
  location: Location;
  namespace: string;
  name: string;
  /** The pair has no name that every object inherits, so a plain look-up finds only what the payload says. */
  plain: boolean;
  whenAbsent: boolean;
  /** The answer for a present value that is not among the listed ones, and for one that is. */
  whenOther: boolean;
  whenListed: boolean;
  first: Scalar | undefined;
  more: readonly Scalar[] | undefined;
};

const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

function toRow({ location, namespace, name, test }: PropertyCondition): Row {
  const listed = test.kind === "one_of" || test.kind === "none_of" ? test.values : [];
  return {
    location,
    namespace,
    name,
    plain: !INHERITED.has(namespace) && !INHERITED.has(name),
    whenAbsent: test.kind === "absent" || test.kind === "none_of",
    whenOther: test.kind === "present" || test.kind === "none_of",
    whenListed: test.kind === "one_of",
    first: listed[0],
    more: listed.length > 1 ? listed.slice(1) : undefined,
  };
}

function byPlace(a: Row, b: Row): number {
  if (a.location !== b.location) return a.location < b.location ? -1 : 1;
  if (a.namespace === b.namespace) return 0;
  return a.namespace < b.namespace ? -1 : 1;
}

function run(
  rows: readonly Row[],
  agents: readonly AgentsCondition[],
  understood: boolean,
  context: FilterContext,
): Verdict {
  let open = !understood;
  for (const row of rows) {
    const raw = lookUp(row, context);
    let value: unknown = raw;
    if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) {
      const inner = (raw as { value?: unknown }).value;
      if (inner !== undefined) value = inner;
    }
    if (value === undefined && (!context[row.location] || context.partial?.includes(row.location))) {
      open = true;
    } else if (!answer(row, value)) return "would_not_send";
  }
  for (const condition of agents) {
    const outcome = judge(condition, context);
    if (outcome === "fails") return "would_not_send";
    if (outcome === "unknown") open = true;
  }
  return open ? "cannot_tell" : "would_send";
}

function lookUp(row: Row, context: FilterContext): unknown {
  const bag = context[row.location];
  if (bag === undefined || bag === null) return undefined;
  if (!row.plain && !Object.hasOwn(bag, row.namespace)) return undefined;
  const properties = bag[row.namespace];
  if (typeof properties !== "object" || properties === null || Array.isArray(properties)) return undefined;
  if (!row.plain && !Object.hasOwn(properties, row.name)) return undefined;
  return (properties as Record<string, unknown>)[row.name];
}

function answer(row: Row, value: unknown): boolean {
  if (value === undefined || value === null) return row.whenAbsent;
  if (value === row.first) return row.whenListed;
  if (row.more === undefined) return row.whenOther;
  return row.more.includes(value as Scalar) ? row.whenListed : row.whenOther;
}
