import { type FilterDraft, type FilterRow, rowKey } from "./builder";
import { jsonProblem, rowSubject } from "./problems";

/**
 * Names the difference between two drafts, for the message after an undo: "condition on the chat's rating
 * score added".
 */
export function stepWords(before: FilterDraft, after: FilterDraft): string {
  if (jsonProblem(before.json) || jsonProblem(after.json)) return "the JSON";
  const added = without(after.rows, before.rows);
  const removed = without(before.rows, after.rows);
  if (added.length > 0 && removed.length > 0) return "the conditions";
  if (added.length > 0) return `${named(added)} added`;
  if (removed.length > 0) return `${named(removed)} removed`;
  const changed = after.rows.filter((row) => !before.rows.includes(row));
  return changed.length > 0 ? `${named(changed)} changed` : "the part under Other";
}

function without(rows: readonly FilterRow[], others: readonly FilterRow[]): FilterRow[] {
  const keys = new Set(others.map(rowKey));
  return rows.filter((row) => !keys.has(rowKey(row)));
}

function named([row, ...more]: readonly FilterRow[]): string {
  if (!row || more.length > 0) return `${more.length + 1} conditions`;
  return `condition on ${rowSubject(row)}`;
}
