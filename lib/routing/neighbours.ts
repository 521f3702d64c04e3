import type { GroupReply } from "@/lib/contract/replies";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import type { Priority } from "@/lib/contract/bots";
import { counted, plural } from "@/lib/text/counted";
import { isAccepting } from "./model";

/** Number of other bots in a group before, beside and after a priority, and how many of them take chats. */
export type Neighbours = { before: number; beside: number; after: number; accepting: number };

type Neighbour = { status: string; groups: readonly GroupReply[] };

const ORDER = Object.keys(PRIORITY_WORDS);

/** @param others the other bots that may be in the group */
export function neighboursOf(others: readonly Neighbour[], groupId: number, priority: Priority): Neighbours {
  const found: Neighbours = { before: 0, beside: 0, after: 0, accepting: 0 };
  for (const bot of others) {
    const theirs = ORDER.indexOf(bot.groups.find(({ id }) => id === groupId)?.priority ?? "");
    if (theirs < 0) continue;
    const distance = theirs - ORDER.indexOf(priority);
    found[distance < 0 ? "before" : distance > 0 ? "after" : "beside"] += 1;
    if (isAccepting(bot)) found.accepting += 1;
  }
  return found;
}

/** Neighbours in words: "First in line; 5 bots come after it, 2 of them accepting chats". */
export function neighbourWords({ before, beside, after, accepting }: Neighbours): string {
  const all = before + beside + after;
  if (all === 0) return "No other bot in this group";
  const alone = accepting === 1 ? "accepting chats" : "not accepting chats";
  const takers = all === 1 ? alone : `${accepting === 0 ? "none" : accepting} of them accepting chats`;
  if (before + beside === 0) {
    return `First in line; ${counted(after, "bot")} ${plural(after, "comes", "come")} after it, ${takers}`;
  }
  const places = [
    { count: before, where: "before it" },
    { count: beside, where: "with the same priority" },
    { count: after, where: "after it" },
  ].filter(({ count }) => count > 0);
  const words = places.map(
    ({ count, where }, index) => `${index === 0 ? counted(count, "bot") : count} ${where}`,
  );
  return `${words.join(", ")}; ${takers}`;
}
