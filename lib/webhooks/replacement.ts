import { z } from "zod";
import { objectStateSchema } from "@/lib/changes/entry";
import { issueSchema } from "@/lib/contract/errors";
import { registerWebhookInputSchema } from "./api";

/*
 * The replacement of a webhook. The API cannot change one, so another one is registered and the old one
 * unregistered; see docs/decisions/009-replace.md.
 */

/**
 * `overlap` registers the new webhook first: events may arrive twice, none is missed. `gap` unregisters the
 * old one first, for when a limit refuses the extra one: events in between are missed.
 */
const STRATEGIES = ["overlap", "gap"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** `POST api.replaceWebhook(id)`: the new webhook's fields; `secret` may be `keep`, the stored one. */
export const replaceInputSchema = z.object({
  webhook: registerWebhookInputSchema.shape.webhook,
  strategy: z.enum(STRATEGIES).default("overlap"),
});
export type ReplaceInput = z.input<typeof replaceInputSchema>;

/**
 * Outcome of a replacement. `done`: only the new webhook is left. `rolled_back`: only the old one is left;
 * with `gap` it may have been registered again, under a new id. `conflict`: another person unregistered one
 * of them during the replacement, and nothing further was done.
 */
const OUTCOMES = ["done", "rolled_back", "conflict"] as const;
export type ReplaceOutcome = (typeof OUTCOMES)[number];

/** Moments at which each part of the plan was seen to be done, in milliseconds since 1970. */
const ticksSchema = z.object({
  /** The API confirmed the new registration, or it was found in the list. */
  registered: z.number(),
  /** The new webhook was seen in the list. */
  listed: z.number(),
  unregistered: z.number(),
  /** The list was seen to lack the old webhook. */
  confirmed: z.number(),
  /** Rolling back: the new webhook was unregistered again. */
  withdrawn: z.number(),
  /** Rolling back a gap: the old webhook was registered again. */
  restored: z.number(),
});
export type Ticks = Partial<z.infer<typeof ticksSchema>>;

/** The problem that stopped the plan, for the person at the screen. */
const replaceProblemSchema = z.object({
  message: z.string(),
  /** The API's issues with the new settings, if any. */
  issues: z.array(issueSchema).optional(),
});

/** A replacement as the browser sees it. */
export const replacementSchema = z.object({
  id: z.string(),
  email: z.string(),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  strategy: z.enum(STRATEGIES),
  /** Name of the webhook. */
  name: z.string(),
  old_id: z.string(),
  new_id: z.string().nullable(),
  /** The old webhook's new id, if it had to be registered again. */
  restored_id: z.string().nullable(),
  direction: z.enum(["forward", "back"]),
  ticks: ticksSchema.partial(),
  /** Null until the replacement is finished. */
  outcome: z.enum(OUTCOMES).nullable(),
  problem: replaceProblemSchema.nullable(),
  /** Whether a process is working on the replacement right now. */
  busy: z.boolean(),
  /** Moment before which another look tells nothing new; null when the plan may continue at once. */
  look_at: z.number().nullable(),
  /** Moment until which both may send; null when only one ever could. */
  twice_until: z.number().nullable(),
  before: objectStateSchema,
  after: objectStateSchema,
});
export type Replacement = z.infer<typeof replacementSchema>;

/** `GET api.replacements`: the unfinished replacements. */
export const replacementListSchema = z.object({ replacements: z.array(replacementSchema) });
export type UnfinishedReplacements = z.infer<typeof replacementListSchema>;

/** `GET api.replaceWebhook(id)`: either field is null if there is none. */
export const latestReplacementSchema = z.object({
  /** The latest replacement of this webhook, or the one that made it. */
  replacement: replacementSchema.nullable(),
  /** The webhook's current id, if it was replaced, once or several times. */
  now: z.string().nullable(),
});
export type LatestReplacement = z.infer<typeof latestReplacementSchema>;
