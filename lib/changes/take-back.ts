import { z } from "zod";
import { MAX_BOT_ACTIONS, MAX_BOT_GROUPS, MAX_NAME_LENGTH, MAX_SECRET_LENGTH } from "@/lib/contract/limits";

/** Most parts of an object that can conflict in one change: its groups, its actions and its other fields. */
const MAX_UNITS = MAX_BOT_GROUPS + MAX_BOT_ACTIONS + 100;
const MAX_UNIT_LENGTH = MAX_NAME_LENGTH;

/** What the secret of what is taken back comes from: nothing, something that still has it, or the person. */
const SECRET_SOURCES = ["none", "stored", "asked"] as const;

/** `GET api.takeBack(id)`: what taking a change back would do, or why it cannot be taken back. */
export const takeBackPlanSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("impossible"), reason: z.string() }),
  z.object({
    /** `replace`: a webhook is registered as it was, and then the one of now is unregistered. */
    kind: z.enum(["create", "update", "remove", "replace"]),
    object: z.enum(["bot", "webhook"]),
    name: z.string(),
    /** What will happen, one sentence each. */
    words: z.array(z.string()),
    /** What somebody has changed again since; it stays as it is unless it is to be overwritten. */
    conflicts: z.array(z.object({ unit: z.string(), words: z.string() })),
    secret: z.enum(SECRET_SOURCES),
  }),
]);
export type TakeBackPlan = z.infer<typeof takeBackPlanSchema>;
export type PossiblePlan = Exclude<TakeBackPlan, { kind: "impossible" }>;

/** `POST api.takeBack(id)` */
export const takeBackInputSchema = z.object({
  /** For what asks for one; for an update or a replacement, none leaves the secret as it is. */
  secret: z.string().min(1).max(MAX_SECRET_LENGTH).optional(),
  /** Units of conflicts that are to be as they were before the change all the same. */
  overwrite: z.array(z.string().max(MAX_UNIT_LENGTH)).max(MAX_UNITS).default([]),
  /** Goes on with what nobody has changed since, and leaves conflicts as they are. */
  partly: z.boolean().default(false),
});
export type TakeBackInput = z.input<typeof takeBackInputSchema>;

/** `refused` changed nothing: the plan tells why. */
export const takenBackSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), object_id: z.string().nullable() }),
  z.object({ kind: z.literal("refused"), plan: takeBackPlanSchema }),
  /** A webhook is being changed back; its page (of the id it had) tells how far that is. */
  z.object({ kind: z.literal("under_way"), webhook_id: z.string() }),
  /** It was tried and rolled back. */
  z.object({ kind: z.literal("rolled_back"), reason: z.string() }),
]);
export type TakenBack = z.infer<typeof takenBackSchema>;
