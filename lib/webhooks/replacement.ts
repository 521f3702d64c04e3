import { z } from "zod";
import { objectStateSchema } from "@/lib/changes/entry";
import { issueSchema } from "@/lib/contract/errors";
import { registerWebhookInputSchema } from "./api";

/*
 * Changing a webhook. The API cannot, so another one is registered and the old one unregistered; see
 * docs/decisions/009-replace.md.
 */

/**
 * `overlap` registers the new one first: events may arrive twice, none is missed. `gap` unregisters the old one first:
 * for when a limit refuses the extra one; events in between are missed.
 */
const STRATEGIES = ["overlap", "gap"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** `POST api.replaceWebhook(id)`: the wire's fields of the new one; `secret` may be `keep`, the stored one. */
export const replaceInputSchema = z.object({
  webhook: registerWebhookInputSchema.shape.webhook,
  strategy: z.enum(STRATEGIES).default("overlap"),
});
export type ReplaceInput = z.input<typeof replaceInputSchema>;

/**
 * How it ended. `done`: the new one is there and the old one is not. `rolled_back`: the other way around; with `gap` the
 * old one may have been registered again, under a new id. `conflict`: somebody else unregistered one of them meanwhile,
 * and nothing further was done.
 */
const OUTCOMES = ["done", "rolled_back", "conflict"] as const;
export type ReplaceOutcome = (typeof OUTCOMES)[number];

/** When each part of the plan was seen to be done, in milliseconds since 1970. */
const ticksSchema = z.object({
  /** The API said that the new one is registered, or it was found in the list. */
  registered: z.number(),
  /** The new one was seen in the list. */
  listed: z.number(),
  unregistered: z.number(),
  /** The old one was seen to be gone from the list. */
  confirmed: z.number(),
  /** Rolling back: the new one was unregistered again. */
  withdrawn: z.number(),
  /** Rolling back a gap: the old one was registered again. */
  restored: z.number(),
});
export type Ticks = Partial<z.infer<typeof ticksSchema>>;

/** What kept the plan from going on, for the person at the screen. */
const replaceProblemSchema = z.object({
  message: z.string(),
  /** Of the API, where it found something wrong with the new settings. */
  issues: z.array(issueSchema).optional(),
});

/** A replacement as the browser sees it. */
export const replacementSchema = z.object({
  id: z.string(),
  email: z.string(),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  strategy: z.enum(STRATEGIES),
  /** What the webhook is called. */
  name: z.string(),
  old_id: z.string(),
  new_id: z.string().nullable(),
  /** The old one's new id, where it had to be registered again. */
  restored_id: z.string().nullable(),
  direction: z.enum(["forward", "back"]),
  ticks: ticksSchema.partial(),
  /** Null while it is unfinished. */
  outcome: z.enum(OUTCOMES).nullable(),
  problem: replaceProblemSchema.nullable(),
  /** Whether somebody is carrying it out right now. */
  busy: z.boolean(),
  /** Before this moment another look tells nothing new; null when it may go on at once. */
  look_at: z.number().nullable(),
  /** Both may send until then; null when only one ever could. */
  twice_until: z.number().nullable(),
  before: objectStateSchema,
  after: objectStateSchema,
});
export type Replacement = z.infer<typeof replacementSchema>;

/** `GET api.replacements`: those that are not finished. */
export const replacementListSchema = z.object({ replacements: z.array(replacementSchema) });
export type UnfinishedReplacements = z.infer<typeof replacementListSchema>;

/** Answers that may be about nothing: `GET api.replaceWebhook(id)`. */
export const latestReplacementSchema = z.object({
  /** The latest one that replaced this webhook, or that this webhook came from. */
  replacement: replacementSchema.nullable(),
  /** The webhook's id now, if it was replaced, once or several times. */
  now: z.string().nullable(),
});
export type LatestReplacement = z.infer<typeof latestReplacementSchema>;
