import { priorityTitle } from "@/lib/contract/bot-words";
import { counted } from "@/lib/text/counted";

/** A move just made; `null` means outside of the group. */
export type Move = { bot: string; group: string; from: string | null; to: string | null };

/** A move as screen readers announce it: the bot, from and to. */
export function movedWords({ bot, group, from, to }: Move): string {
  if (to === null) return `${bot} removed from ${group}`;
  if (from === null) return `${bot} added to ${group} as ${priorityTitle(to)}`;
  return `${bot} moved from ${priorityTitle(from)} to ${priorityTitle(to)} in ${group}`;
}

/** Number of staged changes, announced after each move. */
export function unsavedWords(changes: number): string {
  return changes === 0 ? "No unsaved changes" : `Not saved, ${counted(changes, "change")}`;
}
