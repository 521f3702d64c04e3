import type { Scalar } from "@/lib/contract/filters";
import { parseFilter, toWire } from "../codec/codec";
import type { Condition, Location, ParsedFilter, ScalarType, WireFilter } from "../model";
import { propertyKey } from "../properties";
import { scalarTypeOf } from "../scalar";

/** Tests a row can be put to, in the order they are offered. */
export const ROW_TESTS = ["one_of", "none_of", "present", "absent"] as const;
export type RowTest = (typeof ROW_TESTS)[number];

/** A property as something to pick: where it lives and the two halves of its name. */
export type PropertyRef = { location: Location; namespace: string; name: string };

export type PropertyRow = PropertyRef & {
  kind: "property";
  /** Type of the values when someone chose it or the values show it; otherwise the property's own type holds. */
  type?: ScalarType;
  test: RowTest;
  /** Kept while the test is present or absent, so that going back to a list brings them back. */
  values: Scalar[];
};

export type AgentsRow = { kind: "agents"; agents: string[] };

export type FilterRow = PropertyRow | AgentsRow;

/**
 * A filter while it is edited: rows may be unfinished, values may not fit. Plain JSON, so that a form can keep it as a
 * draft. A property has one row at most, which is what names it.
 */
export type FilterDraft = {
  rows: FilterRow[];
  /** What the builder does not know, as `ParsedFilter.other`. */
  other: Record<string, unknown>;
  /** As `ParsedFilter.emptyObject`. */
  emptyObject?: true;
  /** The JSON tab's text while it is edited there. When it is not a filter yet, the rows are the last good ones. */
  json?: string;
};

export const AGENTS_KEY = "agents";

/** What identifies a row in a draft: its property, or the agents. */
export function rowKey(row: FilterRow): string {
  return row.kind === "agents" ? AGENTS_KEY : propertyKey(row.location, row.namespace, row.name);
}

export function findRow(draft: FilterDraft, key: string): FilterRow | undefined {
  return draft.rows.find((row) => rowKey(row) === key);
}

/** Whether the row compares with a list of values. */
export function takesValues(row: FilterRow): boolean {
  return row.kind === "agents" || row.test === "one_of" || row.test === "none_of";
}

/** The values a row would send: none when its test needs none. */
export function valuesOf(row: FilterRow): Scalar[] {
  if (row.kind === "agents") return row.agents;
  return takesValues(row) ? row.values : [];
}

/** The type that all values share; undefined for none and for a mixture. */
function sharedType(values: readonly Scalar[]): ScalarType | undefined {
  const [type, ...others] = new Set(values.map(scalarTypeOf));
  return others.length === 0 ? type : undefined;
}

/** The condition a row stands for, also when it is unfinished. */
export function toCondition(row: FilterRow): Condition {
  if (row.kind === "agents") return { kind: "agents", agents: row.agents };
  const { location, namespace, name, test, values } = row;
  const isList = test === "one_of" || test === "none_of";
  return {
    kind: "property",
    location,
    namespace,
    name,
    test: isList ? { kind: test, values } : { kind: test },
  };
}

export function toRow(condition: Condition): FilterRow {
  if (condition.kind === "agents") return { kind: "agents", agents: condition.agents };
  const { location, namespace, name, test } = condition;
  const values = "values" in test ? test.values : [];
  return {
    kind: "property",
    location,
    namespace,
    name,
    type: sharedType(values),
    test: test.kind,
    values,
  };
}

/** A draft of a filter as the wire has it. */
export function toDraft(wire: WireFilter): FilterDraft {
  const { conditions, ...rest } = parseFilter(wire);
  return { ...rest, rows: conditions.map(toRow) };
}

/** The draft as a filter, unfinished rows included. */
export function draftFilter({ rows, other, emptyObject }: FilterDraft): ParsedFilter {
  return { conditions: rows.map(toCondition), other, emptyObject };
}

/** Whether a row says something: one that compares with values needs one. */
export function isBegun(row: FilterRow): boolean {
  return !takesValues(row) || valuesOf(row).length > 0;
}

/** The draft as the wire has it. What was never touched comes out as it went in. */
export function draftWire(draft: FilterDraft): Record<string, unknown> | undefined {
  return toWire(draftFilter(draft));
}
