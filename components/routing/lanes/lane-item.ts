import type { ReactNode } from "react";

/** A card on the board: one bot in one group. A bot's board shows the group, a group's board the bot. */
export type LaneItem = {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  /** Names of the bot and the group, for announcements and dialogs. */
  bot: string;
  group: string;
  priority: string;
  /** Reason why the card cannot be moved. */
  locked?: string;
  /** Reason why the bot cannot leave the group. */
  stays?: string;
  error?: string;
};
