import { PRIORITIES, type Priority } from "@/lib/contract/bots";

/** Somebody who can take chats of one group: a bot of the license, or an imaginary human agent of the simulator. */
export type Seat = {
  id: string;
  name: string;
  kind: "bot" | "human";
  /** Priority in the group; one the product does not know takes no chats here. */
  priority: string;
  status: string;
  /** How many chats at a time (`max_chats_count`). */
  capacity: number;
  /** How many chats right now, of whatever group. */
  chats: number;
};

/**
 * What a simulation of the router takes for granted (docs/api.md, section 5, decisions of this project marked so).
 * Shown beside every result.
 */
export const ASSUMPTIONS = [
  "Only agents that accept chats and have a free slot get one: first, then normal, then last.",
  "Within one priority, our assumption: the fewest current chats, then who has waited longest for a chat, then the order of the list. LiveChat does not document it.",
  "A chat that finds nobody free waits, and the one that has waited longest goes first.",
  "Capacity is shared by all groups of an agent; chats of other groups count only as far as you enter them.",
  "People are entered by you: the API does not name them. They are taken to accept chats all the time.",
  "Expected load: nobody has a chat at the beginning, whatever you enter. Chats arrive at random and independently, last a random time that is on average the same for everybody, and nobody who waits leaves.",
] as const;

export function isPriority(value: string): value is Priority {
  return PRIORITIES.some((priority) => priority === value);
}

export function isAccepting(seat: Pick<Seat, "status">): boolean {
  return seat.status === "accepting chats";
}
