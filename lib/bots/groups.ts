import { type GroupNames, groupName, priorityTitle } from "@/lib/contract/bot-words";
import { type GroupRow, newGroup } from "./form";

/** What happens to a bot in one group. */
export type GroupChange =
  | { kind: "joined"; id: number; to: string }
  | { kind: "moved"; id: number; from: string; to: string }
  | { kind: "left"; id: number; from: string };

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

/** What differs between two memberships, by group number. */
export function groupChanges(base: GroupRow[], rows: GroupRow[]): GroupChange[] {
  const before = new Map(base.map(({ id, priority }) => [id, priority]));
  const after = new Map(rows.map(({ id, priority }) => [id, priority]));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return ids.flatMap((id): GroupChange[] => {
    const from = before.get(id);
    const to = after.get(id);
    if (from === to) return [];
    if (from === undefined) return to === undefined ? [] : [{ kind: "joined", id, to }];
    return [to === undefined ? { kind: "left", id, from } : { kind: "moved", id, from, to }];
  });
}

/** A change of membership in words, without saying whose: "Moves from First to Normal in Sales". */
export function groupChangeWords(change: GroupChange, names?: GroupNames): string {
  const group = groupName(change.id, names);
  switch (change.kind) {
    case "joined":
      return `Joins ${group} as ${priorityTitle(change.to)}`;
    case "moved":
      return `Moves from ${priorityTitle(change.from)} to ${priorityTitle(change.to)} in ${group}`;
    case "left":
      return `Leaves ${group}, where it was ${priorityTitle(change.from)}`;
  }
}
