import type { BotChange } from "@/lib/bots/bulk";

export const NOUN = "bot";

/** Titles of the dialog of a bulk change. */
export const TITLES: Record<BotChange["kind"], (bots: string) => string> = {
  status: (bots) => `Set the status of ${bots}`,
  capacity: (bots) => `Set the capacity of ${bots}`,
  join: (bots) => `Add ${bots} to a group`,
  leave: (bots) => `Remove ${bots} from a group`,
  remove: (bots) => `Remove ${bots}`,
};
