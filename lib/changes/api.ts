import { z } from "zod";
import { MAX_ID_LENGTH } from "@/lib/contract/limits";
import { CHANGE_KINDS, changeEntrySchema, OBJECT_KINDS, OPERATION_KINDS, RESULTS } from "./entry";

/** Items on one page of the timeline: the default and the maximum. */
const CHANGES_PAGE = 50;
const MAX_CHANGES_PAGE = 200;

const text = z.string().max(MAX_ID_LENGTH);
const moment = z.coerce.number().int().min(0);

/** Narrows the timeline down (lib/changes/filter.ts). */
export const changesFilterSchema = z.object({
  q: z.string().max(200).optional(),
  object: z.enum(OBJECT_KINDS).optional(),
  id: text.optional(),
  kind: z.enum([...CHANGE_KINDS, "reveal"]).optional(),
  result: z.enum(RESULTS).optional(),
  email: text.optional(),
  operation: text.optional(),
  entry: text.optional(),
  from: moment.optional(),
  to: moment.optional(),
});

/** Query of `GET api.changes`. */
export const changesQuerySchema = changesFilterSchema.extend({
  /** `next` of the page before. */
  cursor: z
    .string()
    .max(MAX_ID_LENGTH)
    .regex(/^\d{1,15}_[\w-]+$/, "must be `next` of the page before")
    .optional(),
  limit: z.coerce.number().int().min(1).max(MAX_CHANGES_PAGE).default(CHANGES_PAGE),
});
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

/** Query of `GET api.exportChanges`. */
export const exportQuerySchema = changesFilterSchema.extend({ format: z.enum(["csv", "jsonl"]) });

const takenBackSchema = z.object({ id: z.string(), at: z.number(), email: z.string() });

/**
 * An entry of the journal, with the person who has taken it back and the replacement that it is a step of.
 */
const shownEntrySchema = changeEntrySchema.extend({
  taken_back_by: takenBackSchema.nullable(),
  replacement: z
    .object({
      id: z.string(),
      /** Null until the replacement is finished. */
      outcome: z.enum(["done", "rolled_back", "conflict"]).nullable(),
    })
    .nullable(),
});
export type ShownEntry = z.infer<typeof shownEntrySchema>;

/** A view of a stored secret by a person. */
const revealSchema = changeEntrySchema
  .pick({ id: true, at: true, email: true, object: true })
  .extend({ kind: z.literal("reveal") });

const timelineItemSchema = z.discriminatedUnion("kind", [shownEntrySchema, revealSchema]);
export type TimelineItem = z.infer<typeof timelineItemSchema>;

const counts = z.record(z.string(), z.number());

/** Number of items for each choice of a filter, with the other filters unchanged. */
const facetsSchema = z.object({ object: counts, kind: counts, result: counts, email: counts });
export type Facets = z.infer<typeof facetsSchema>;

/** Counts over the newest entries; when `all` is false, older entries were not counted and every number is a lower bound. */
const countedSchema = z.object({ total: z.number(), all: z.boolean(), facets: facetsSchema });
export type Counted = z.infer<typeof countedSchema>;

/** How many entries of one operation ended in each way, entries on other pages included. */
const operationSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(OPERATION_KINDS),
  results: z.partialRecord(z.enum(RESULTS), z.number()),
});
export type OperationSummary = z.infer<typeof operationSummarySchema>;

/** Answer of `GET api.changes`, newest first. */
export const changesReplySchema = z.object({
  items: z.array(timelineItemSchema),
  next: z.string().nullable(),
  /** Time of the oldest entry searched when the search stopped before the page was full; `next` continues from there. */
  looked_back_to: z.number().nullable(),
  /** Counts of the entries that match the filter, over all pages; null on every page but the first. */
  counted: countedSchema.nullable(),
  operations: z.array(operationSummarySchema),
});
export type ChangesReply = z.infer<typeof changesReplySchema>;
