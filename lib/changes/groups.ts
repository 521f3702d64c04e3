import { type GroupNames, groupName, priorityTitle } from "@/lib/contract/bot-words";
import type { Tense } from "./words";

type Membership = { id: number; priority: string };

/** A change of a bot's membership in one group. */
export type GroupChange =
  | { kind: "joined"; id: number; to: string }
  | { kind: "moved"; id: number; from: string; to: string }
  | { kind: "left"; id: number; from: string };

/** Differences between two lists of memberships, by group number. */
export function groupChanges(base: readonly Membership[], now: readonly Membership[]): GroupChange[] {
  const before = new Map(base.map(({ id, priority }) => [id, priority]));
  const after = new Map(now.map(({ id, priority }) => [id, priority]));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  return ids.flatMap((id): GroupChange[] => {
    const from = before.get(id);
    const to = after.get(id);
    if (from === to) return [];
    if (from === undefined) return to === undefined ? [] : [{ kind: "joined", id, to }];
    return [to === undefined ? { kind: "left", id, from } : { kind: "moved", id, from, to }];
  });
}

/** A change of membership in words, without the bot's name: "Moves from First to Normal in Sales". */
export function groupChangeWords(change: GroupChange, names?: GroupNames, tense: Tense = "present"): string {
  const group = groupName(change.id, names);
  const past = tense === "past";
  switch (change.kind) {
    case "joined":
      return `${past ? "Joined" : "Joins"} ${group} as ${priorityTitle(change.to)}`;
    case "moved":
      return `${past ? "Moved" : "Moves"} from ${priorityTitle(change.from)} to ${priorityTitle(change.to)} in ${group}`;
    case "left":
      return `${past ? "Left" : "Leaves"} ${group}, where it was ${priorityTitle(change.from)}`;
  }
}
