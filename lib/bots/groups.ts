import { type GroupRow, newGroup } from "./form";

/** Puts a group at a priority; one that the bot was in before comes back with everything it had. */
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

/** Makes one group again what it was in `base`. */
export function takeBackGroup(rows: GroupRow[], base: GroupRow[], id: number): GroupRow[] {
  const before = base.find((row) => row.id === id);
  return before ? putGroup(rows, base, id, before.priority) : leaveGroup(rows, id);
}
