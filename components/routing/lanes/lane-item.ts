import type { ReactNode } from "react";

/** A card on the board: one bot in one group. It shows the group on a bot's board, and the bot on a group's. */
export type LaneItem = {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  /** Both ends of the membership, for what is said about it. */
  bot: string;
  group: string;
  priority: string;
  /** Why it cannot be moved. */
  locked?: string;
  /** Why it cannot be removed from the group. */
  stays?: string;
  error?: string;
};
