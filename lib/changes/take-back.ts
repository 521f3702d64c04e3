import { z } from "zod";
import { MAX_BOT_ACTIONS, MAX_BOT_GROUPS, MAX_NAME_LENGTH, MAX_SECRET_LENGTH } from "@/lib/contract/limits";

/** Most parts of an object that can conflict in one change: its groups, its actions and its other fields. */
const MAX_UNITS = MAX_BOT_GROUPS + MAX_BOT_ACTIONS + 100;
const MAX_UNIT_LENGTH = MAX_NAME_LENGTH;

/** Source of a restored object's secret: no secret, an object that still has it, or the person. */
const SECRET_SOURCES = ["none", "stored", "asked"] as const;

/** `GET api.takeBack(id)`: the effect of taking a change back, or the reason why that is impossible. */
export const takeBackPlanSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("impossible"), reason: z.string() }),
  z.object({
    /** `replace`: the earlier webhook is registered again, then the current one is unregistered. */
    kind: z.enum(["create", "update", "remove", "replace"]),
    object: z.enum(["bot", "webhook"]),
    name: z.string(),
    /** Effects of taking back, one sentence each. */
    words: z.array(z.string()),
    /** Units that have changed again since; each stays unless the input names it in `overwrite`. */
    conflicts: z.array(z.object({ unit: z.string(), words: z.string() })),
    secret: z.enum(SECRET_SOURCES),
  }),
]);
export type TakeBackPlan = z.infer<typeof takeBackPlanSchema>;
export type PossiblePlan = Exclude<TakeBackPlan, { kind: "impossible" }>;

/** `POST api.takeBack(id)` */
export const takeBackInputSchema = z.object({
  /**
   * The secret for a plan that says `asked`. Without it, an update or a replacement keeps the stored secret.
   */
  secret: z.string().min(1).max(MAX_SECRET_LENGTH).optional(),
  /** Conflicting units to restore to their state before the change. */
  overwrite: z.array(z.string().max(MAX_UNIT_LENGTH)).max(MAX_UNITS).default([]),
  /** Takes back the units without a conflict, and leaves the conflicting ones. */
  partly: z.boolean().default(false),
});
export type TakeBackInput = z.input<typeof takeBackInputSchema>;

/** Outcome of taking back. `refused` changed nothing; the plan in it says why. */
export const takenBackSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), object_id: z.string().nullable() }),
  z.object({ kind: z.literal("refused"), plan: takeBackPlanSchema }),
  /** The webhook's replacement is still running; the page of its earlier id shows the progress. */
  z.object({ kind: z.literal("under_way"), webhook_id: z.string() }),
  /** The replacement failed and was rolled back. */
  z.object({ kind: z.literal("rolled_back"), reason: z.string() }),
]);
export type TakenBack = z.infer<typeof takenBackSchema>;
