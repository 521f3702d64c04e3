import type { Scalar } from "@/lib/contract/filters";
import { parseFilter, toWire } from "../codec/codec";
import type { Condition, Location, ParsedFilter, ScalarType, WireFilter } from "../model";
import { propertyKey } from "../properties";
import { scalarTypeOf } from "../scalar";

/** Tests that a row offers, in the order of the menu. */
export const ROW_TESTS = ["one_of", "none_of", "present", "absent"] as const;
export type RowTest = (typeof ROW_TESTS)[number];

/** A property that can be picked: its location and the two halves of its name. */
export type PropertyRef = { location: Location; namespace: string; name: string };

export type PropertyRow = PropertyRef & {
  kind: "property";
  /**
   * Type of the values if a person chose it or the values show it; otherwise the property's own type holds.
   */
  type?: ScalarType;
  test: RowTest;
  /** Kept while the test is present or absent, so that a later switch to a list shows the values again. */
  values: Scalar[];
};

export type AgentsRow = { kind: "agents"; agents: string[] };

export type FilterRow = PropertyRow | AgentsRow;

/**
 * A filter in the builder: rows may be unfinished, values may not fit. Plain JSON, so that a form can keep it
 * as a draft. Each property has at most one row, so the property identifies the row.
 */
export type FilterDraft = {
  rows: FilterRow[];
  /** Content that the builder does not know, as `ParsedFilter.other`. */
  other: Record<string, unknown>;
  /** As `ParsedFilter.emptyObject`. */
  emptyObject?: true;
  /**
   * The JSON tab's text during editing there. While it is no valid filter, the rows hold the last valid one.
   */
  json?: string;
};

export const AGENTS_KEY = "agents";

/** Key of a row in a draft: its property, or the agents. */
export function rowKey(row: FilterRow): string {
  return row.kind === "agents" ? AGENTS_KEY : propertyKey(row.location, row.namespace, row.name);
}

export function findRow(draft: FilterDraft, key: string): FilterRow | undefined {
  return draft.rows.find((row) => rowKey(row) === key);
}

/** Whether the row's test compares with a list of values. */
export function takesValues(row: FilterRow): boolean {
  return row.kind === "agents" || row.test === "one_of" || row.test === "none_of";
}

/** The values that a row sends: none when its test needs none. */
export function valuesOf(row: FilterRow): Scalar[] {
  if (row.kind === "agents") return row.agents;
  return takesValues(row) ? row.values : [];
}

/** The type that all values share; undefined for none and for a mixture. */
function sharedType(values: readonly Scalar[]): ScalarType | undefined {
  const [type, ...others] = new Set(values.map(scalarTypeOf));
  return others.length === 0 ? type : undefined;
}

/** The condition that a row stands for, even if unfinished. */
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

/** A draft of a filter in the wire's shape. */
export function toDraft(wire: WireFilter): FilterDraft {
  const { conditions, ...rest } = parseFilter(wire);
  return { ...rest, rows: conditions.map(toRow) };
}

/** The draft as a filter, unfinished rows included. */
export function draftFilter({ rows, other, emptyObject }: FilterDraft): ParsedFilter {
  return { conditions: rows.map(toCondition), other, emptyObject };
}

/** Whether a row has content: a test with values needs at least one. */
export function isBegun(row: FilterRow): boolean {
  return !takesValues(row) || valuesOf(row).length > 0;
}

/** The draft in the wire's shape. Untouched parts come out exactly as they went in. */
export function draftWire(draft: FilterDraft): Record<string, unknown> | undefined {
  return toWire(draftFilter(draft));
}
