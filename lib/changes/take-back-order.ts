import type { ShownEntry } from "./api";

/** Removed objects are created again before created ones are removed. */
const ORDER = { remove: 0, update: 1, create: 2 } as const;

/** The entries of one operation that can be taken back, in the order in which to do it. */
export function takeBackOrder(entries: readonly ShownEntry[]): ShownEntry[] {
  return entries
    .filter((entry) => entry.result === "done" && entry.taken_back_by === null && !isHalf(entry))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || b.at - a.at);
}

/**
 * Whether an entry is a step that its replacement covers. A finished replacement is taken back whole, through
 * the entry that unregistered the old webhook; a rolled-back one is taken back already.
 */
function isHalf({ replacement, kind }: ShownEntry): boolean {
  if (replacement === null) return false;
  return replacement.outcome === "rolled_back" || (replacement.outcome === "done" && kind === "create");
}
