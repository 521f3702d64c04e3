import { type GroupRow, newGroup } from "./form";

/** Puts a group at a priority; a group that the bot was in before returns with all its fields. */
export function putGroup(rows: GroupRow[], base: GroupRow[], id: number, priority: string): GroupRow[] {
  if (rows.some((row) => row.id === id)) {
    return rows.map((row) => (row.id === id ? { ...row, priority } : row));
  }
  const before = base.find((row) => row.id === id) ?? newGroup(id, priority);
  return [...rows, { ...before, priority }];
}

export function leaveGroup(rows: GroupRow[], id: number): GroupRow[] {
  return rows.filter((row) => row.id !== id);
}

/** Restores one group from `base`: puts it back, or takes it out. */
export function takeBackGroup(rows: GroupRow[], base: GroupRow[], id: number): GroupRow[] {
  const before = base.find((row) => row.id === id);
  return before ? putGroup(rows, base, id, before.priority) : leaveGroup(rows, id);
}
