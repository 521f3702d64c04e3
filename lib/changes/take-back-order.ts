import type { ShownEntry } from "./api";

/** Objects are there again before others go. */
const ORDER = { remove: 0, update: 1, create: 2 } as const;

/** Of the entries of one operation those that can be taken back, in the order in which to do it. */
export function takeBackOrder(entries: readonly ShownEntry[]): ShownEntry[] {
  return entries
    .filter((entry) => entry.result === "done" && entry.taken_back_by === null && !isHalf(entry))
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || b.at - a.at);
}

/** A replaced webhook goes back as one, by the entry that unregistered it; what was rolled back has gone back already. */
function isHalf({ replacement, kind }: ShownEntry): boolean {
  if (replacement === null) return false;
  return replacement.outcome === "rolled_back" || (replacement.outcome === "done" && kind === "create");
}
