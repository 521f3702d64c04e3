import { type FilterRow, rowKey, takesValues, valuesOf } from "@/lib/filters/builder/builder";
import { declaredType, typeOfRow } from "@/lib/filters/builder/catalog";
import { issuesOf, type PlacedIssue } from "@/lib/filters/builder/errors";
import { type FilterPlace, rowProblems } from "@/lib/filters/builder/problems";
import type { ScalarType } from "@/lib/filters/model";

export type RowNotes = {
  /** Reason why the action does not offer the condition. */
  objection?: string;
  /** Errors of the condition as a whole. */
  errors: string[];
  /** Errors of single values, by the value's index. */
  valueErrors: ReadonlyMap<number, string>;
  /** Declared type of the property, if the row's values have another type. */
  meantType?: ScalarType;
};

/**
 * Collects the errors and hints of a row. `silent` holds back errors of a row that the person is still
 * filling in.
 */
export function rowNotes(
  row: FilterRow,
  place: FilterPlace,
  issues: readonly PlacedIssue[],
  silent: boolean,
): RowNotes {
  const notes = { errors: [] as string[], valueErrors: new Map<number, string>() };
  let objection: string | undefined;
  for (const problem of rowProblems(row, place)) {
    if (problem.kind === "value") notes.valueErrors.set(problem.index, problem.message);
    else if (problem.kind === "not_offered") objection = problem.message;
    else if (!silent) notes.errors.push(problem.message);
  }
  for (const { index, message } of issuesOf(issues, rowKey(row))) {
    if (index === undefined || index >= valuesOf(row).length) notes.errors.push(message);
    else notes.valueErrors.set(index, message);
  }
  return { ...notes, objection, meantType: meantType(row, place) };
}

function meantType(row: FilterRow, { catalog }: FilterPlace): ScalarType | undefined {
  if (row.kind === "agents" || !takesValues(row) || row.values.length === 0) return undefined;
  const declared = declaredType(row, catalog);
  return declared !== typeOfRow(row, catalog) ? declared : undefined;
}
