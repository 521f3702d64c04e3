import { type FilterRow, rowKey } from "./builder";
import { LOCATION_KINDS } from "../model";

/** A problem that the Configuration API found; `path` is relative to the filter, as in `chat_properties.a.b.values[0]`. */
export type FilterIssue = { path: string; message: string };

/** An issue with its place: a value of a row, a row, or the filter as a whole. */
export type PlacedIssue = FilterIssue & { row?: string; index?: number };

function placeOf(row: FilterRow): string {
  if (row.kind === "agents") return "chat_member_ids";
  return `${LOCATION_KINDS[row.location]}.${row.namespace}.${row.name}`;
}

/** Whether a path is the place or lies below it. Names may hold dots, so a path cannot be taken apart. */
function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}

/**
 * Assigns issues to their rows. An issue of a whole kind, such as `thread_properties`, goes to every row of
 * that kind.
 */
export function placeIssues(issues: readonly FilterIssue[], rows: readonly FilterRow[]): PlacedIssue[] {
  return issues.flatMap((issue): PlacedIssue[] => {
    const exact = rows
      .filter((row) => isAt(issue.path, placeOf(row)))
      .sort((one, two) => placeOf(two).length - placeOf(one).length)
      .slice(0, 1);
    const below = issue.path === "" ? [] : rows.filter((row) => isAt(placeOf(row), issue.path));
    const found = exact.length > 0 ? exact : below;
    if (found.length === 0) return [issue];
    const index = /\[(\d+)\]$/.exec(issue.path)?.[1];
    return found.map((row) => ({
      ...issue,
      row: rowKey(row),
      index: index === undefined || exact.length === 0 ? undefined : Number(index),
    }));
  });
}

/** The issues of one row. */
export function issuesOf(issues: readonly PlacedIssue[], key: string): PlacedIssue[] {
  return issues.filter(({ row }) => row === key);
}
