import { z } from "zod";
import { capacitySchema, groupIdSchema, PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { MAX_WORD_LENGTH } from "@/lib/contract/limits";
import type { BotChange, Touched } from "./bulk";

const botChangeSchema: z.ZodType<BotChange> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), status: z.enum(STATUSES) }),
  z.object({ kind: z.literal("capacity"), capacity: capacitySchema }),
  z.object({ kind: z.literal("join"), groupId: groupIdSchema, priority: z.enum(PRIORITIES) }),
  z.object({ kind: z.literal("leave"), groupId: groupIdSchema }),
  z.object({ kind: z.literal("remove") }),
]);

const touchedSchema: z.ZodType<Touched> = z.union([z.string().max(MAX_WORD_LENGTH), z.number(), z.null()]);

/** `POST api.bulkBot(id)`: one change, and the part that it touches as it was when the person decided. */
export const bulkBotInputSchema = z.object({ change: botChangeSchema, from: touchedSchema });
export type BulkBotInput = z.infer<typeof bulkBotInputSchema>;

/** Outcome of one change. Only `done` changed the bot. */
export const bulkBotReplySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done") }),
  /** The bot has the wanted value already, or is removed already. */
  z.object({ kind: z.literal("unchanged") }),
  /** Another person has changed the touched part since; `now` is their version. */
  z.object({ kind: z.literal("conflict"), now: touchedSchema }),
  z.object({ kind: z.literal("refused"), message: z.string() }),
]);
export type BulkBotReply = z.infer<typeof bulkBotReplySchema>;
