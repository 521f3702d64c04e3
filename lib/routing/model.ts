import { PRIORITIES, type Priority } from "@/lib/contract/bots";

/** An agent for chats of one group: a bot on the license, or the simulator's imaginary human agent. */
export type Seat = {
  id: string;
  name: string;
  kind: "bot" | "human";
  /** Priority in the group; a seat with an unknown priority takes no chats here. */
  priority: string;
  status: string;
  /** Most chats at a time (`max_chats_count`). */
  capacity: number;
  /** Current chats, from all groups. */
  chats: number;
};

/**
 * Assumptions of the simulated router (docs/api.md, section 5, decisions of this project marked so). Shown
 * beside every result.
 */
export const ASSUMPTIONS = [
  "Only agents that accept chats and have a free slot get a chat: First, then Normal, then Last.",
  "Within one priority, the agent with the fewest current chats gets it, then the one that has waited longest for a chat, then the first in the list. LiveChat does not document this: it is our assumption.",
  "A chat waits while no agent is free. The chat that has waited longest goes first.",
  "An agent’s capacity is shared by all its groups; chats of other groups count only if you enter them.",
  "You enter the human agents: the API does not list them. They are assumed to accept chats at all times.",
  "Expected load: every agent starts with no chats, whatever you enter. Chats arrive at random and independently, take a random time with the same average for every agent, and never leave the queue early.",
] as const;

export function isPriority(value: string): value is Priority {
  return PRIORITIES.some((priority) => priority === value);
}

export function isAccepting(seat: Pick<Seat, "status">): boolean {
  return seat.status === "accepting chats";
}
