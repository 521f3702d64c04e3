import { z } from "zod";
import { MAX_BOT_GROUPS, MAX_ID_LENGTH, MAX_WORD_LENGTH } from "@/lib/contract/limits";
import { groupReplySchema } from "@/lib/contract/replies";
import type { Placement } from "./staged";

/**
 * Bots that one call reads: at the pace of the Configuration API, the answer stays well under its timeout.
 */
export const ROUTED_PAGE = 50;

/** A bot with the facts that routing needs: name, capacity, status and places in groups. */
const routedBotSchema = z.object({
  id: z.string(),
  name: z.string(),
  avatar: z.string().nullish(),
  status: z.string(),
  mine: z.boolean(),
  /** The client id of the application that owns it. */
  owner: z.string(),
  capacity: z.int(),
  groups: z.array(groupReplySchema),
});
export type RoutableBot = z.infer<typeof routedBotSchema>;

/** `GET api.routedBots(ids)`: the bots that could be read, and the reason for each of the rest. */
export const routedBotsSchema = z.object({
  bots: z.array(routedBotSchema),
  failed: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type RoutedBotsReply = z.infer<typeof routedBotsSchema>;

const placementSchema: z.ZodType<Placement> = z.object({
  botId: z.string().max(MAX_ID_LENGTH),
  groupId: z.int().min(0),
  priority: z.string().max(MAX_WORD_LENGTH).nullable(),
  from: z.string().max(MAX_WORD_LENGTH).nullable(),
});

/** `POST api.placements`: the staged changes of one bot. */
export const placeBotInputSchema = z.object({
  bot_id: z.string().min(1).max(MAX_ID_LENGTH),
  // A bot may leave MAX_BOT_GROUPS groups and join as many others.
  changes: z
    .array(placementSchema)
    .min(1)
    .max(2 * MAX_BOT_GROUPS),
});
export type PlaceBotInput = z.infer<typeof placeBotInputSchema>;

/**
 * Outcome of saving a bot's placements. `conflict`: nothing was changed, because another person has moved the
 * bot in the same groups.
 */
export const placedSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), bot: routedBotSchema }),
  z.object({ kind: z.literal("conflict"), bot: routedBotSchema, groups: z.array(z.number()) }),
  z.object({ kind: z.literal("refused"), bot: routedBotSchema, message: z.string() }),
]);
export type Placed = z.infer<typeof placedSchema>;
