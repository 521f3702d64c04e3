import type { Scalar } from "@/lib/contract/filters";
import {
  AGENTS_KEY,
  type FilterDraft,
  type FilterRow,
  findRow,
  type PropertyRef,
  type PropertyRow,
  type RowTest,
  rowKey,
} from "./builder";
import { addTexts, retype, withoutHiddenIn } from "./values";
import type { ScalarType } from "../model";

/** A draft with new rows. Drops the JSON tab's text, which is then generated from the rows again. */
function withRows(draft: FilterDraft, rows: FilterRow[]): FilterDraft {
  return { ...draft, rows, json: undefined };
}

function changeProperty(
  draft: FilterDraft,
  key: string,
  change: (row: PropertyRow) => PropertyRow,
): FilterDraft {
  return withRows(
    draft,
    draft.rows.map((row) => (row.kind === "property" && rowKey(row) === key ? change(row) : row)),
  );
}

/** Adds rows; a property or the agents keep a row that they already have. */
export function addRows(draft: FilterDraft, rows: readonly FilterRow[]): FilterDraft {
  return rows.reduce(
    (result, row) => (findRow(result, rowKey(row)) ? result : withRows(result, [...result.rows, row])),
    draft,
  );
}

/** A row for a property, ready for its first value. `type` is given for a property of unknown type. */
export function newPropertyRow({ location, namespace, name }: PropertyRef, type?: ScalarType): PropertyRow {
  return { kind: "property", location, namespace, name, type, test: "one_of", values: [] };
}

export function removeRows(draft: FilterDraft, keys: readonly string[]): FilterDraft {
  return withRows(
    draft,
    draft.rows.filter((row) => !keys.includes(rowKey(row))),
  );
}

/** Changes the test and keeps the values, also for tests that take none. */
export function setTest(draft: FilterDraft, key: string, test: RowTest): FilterDraft {
  return changeProperty(draft, key, (row) => ({ ...row, test }));
}

/** Replaces the values of a property's row. */
export function setValues(draft: FilterDraft, key: string, values: Scalar[]): FilterDraft {
  return changeProperty(draft, key, (row) => ({ ...row, values }));
}

/** Changes the type of a row and converts its values to that type. */
export function setType(draft: FilterDraft, key: string, type: ScalarType): FilterDraft {
  return changeProperty(draft, key, (row) => ({ ...row, type, values: retype(row.values, type) }));
}

/** Adds typed or pasted texts to a row's values. */
export function addValues(
  draft: FilterDraft,
  key: string,
  texts: readonly string[],
  type: ScalarType,
): FilterDraft {
  if (key !== AGENTS_KEY) {
    return changeProperty(draft, key, (row) => ({ ...row, type, values: addTexts(row.values, texts, type) }));
  }
  return withRows(
    draft,
    draft.rows.map((row) =>
      row.kind === "agents" ? { ...row, agents: addTexts(row.agents, texts, "string").map(String) } : row,
    ),
  );
}

/** Removes invisible characters from a row's values. */
export function mendValues(draft: FilterDraft, key: string): FilterDraft {
  return withRows(
    draft,
    draft.rows.map((row) => {
      if (rowKey(row) !== key) return row;
      return row.kind === "agents"
        ? { ...row, agents: withoutHiddenIn(row.agents).map(String) }
        : { ...row, values: withoutHiddenIn(row.values) };
    }),
  );
}

/** Removes one value by its index. */
export function removeValue(draft: FilterDraft, key: string, index: number): FilterDraft {
  const without = <T extends Scalar>(values: T[]) => values.filter((_, at) => at !== index);
  return withRows(
    draft,
    draft.rows.map((row) => {
      if (rowKey(row) !== key) return row;
      return row.kind === "agents"
        ? { ...row, agents: without(row.agents) }
        : { ...row, values: without(row.values) };
    }),
  );
}
