import { z } from "zod";
import {
  MAX_FILE_BODY_BYTES,
  MAX_FILE_BYTES,
  MAX_ID_LENGTH,
  MAX_ITEM_BODY_BYTES,
  MAX_SECRET_LENGTH,
} from "@/lib/contract/limits";
import { MAX_FILE_ENTRIES } from "./file/file-limits";

/*
 * The dashboard's own API of configuration files. The browser holds the file and decides; the server plans,
 * and seals into each item's ticket all data for carrying that item out later, secrets of the file included.
 * Only the server can open a ticket.
 */

const passphrase = z.string().min(1).max(MAX_SECRET_LENGTH).optional();

/**
 * `POST api.transferExport`. With a passphrase the file holds the secrets, sealed. `undo`: the file is meant
 * for going back to the present state.
 */
export const exportInputSchema = z.object({
  others: z.boolean(),
  undo: z.boolean().optional(),
  passphrase,
});
export type ExportInput = z.infer<typeof exportInputSchema>;
export const exportReplySchema = z.object({
  text: z.string(),
  bots: z.int(),
  webhooks: z.int(),
  other_bots: z.int(),
  secrets: z.int(),
  /** A note that addresses in the file hold secrets; absent if none does. */
  privacy: z.string().optional(),
});
export type ExportReply = z.infer<typeof exportReplySchema>;

/** `POST api.transferPlan` */
export const planInputSchema = z.object({
  // Counts characters only; excess.ts measures the bytes and has the better message.
  text: z.string().max(MAX_FILE_BYTES, `is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB. Split the file`),
  passphrase,
});
export type PlanInput = z.infer<typeof planInputSchema>;

const problemSchema = z.object({ path: z.string(), line: z.int().optional(), message: z.string() });
const settingSchema = z.object({ field: z.string(), value: z.string() });
const differenceSchema = z.object({ field: z.string(), before: z.string(), after: z.string() });

/**
 * One object of a plan as the browser sees it. `secret` says how its secret is decided: `none` (it has none),
 * `kept` (the stored one stays), `set` (from the file) or `needed` (a person has to give one).
 */
const plannedItemSchema = z.object({
  key: z.string(),
  kind: z.enum(["create", "update", "replace", "finish", "unchanged", "only_here"]),
  object: z.enum(["bot", "webhook"]),
  label: z.string(),
  line: z.int().optional(),
  id: z.string().optional(),
  differences: z.array(differenceSchema),
  /** All settings of a created object, or of one that a removal would lose. */
  settings: z.array(settingSchema),
  secret: z.enum(["none", "kept", "set", "needed"]),
  /** Carries the item out; for an `only_here` item, removes the object. Absent for unchanged objects. */
  ticket: z.string().optional(),
});
export type PlannedItem = z.infer<typeof plannedItemSchema>;

export const planReplySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("problems"), problems: z.array(problemSchema) }),
  /** The file holds sealed secrets; `wrong` says why the passphrase did not open them. */
  z.object({ kind: z.literal("sealed"), wrong: z.string().optional() }),
  z.object({
    kind: z.literal("planned"),
    items: z.array(plannedItemSchema),
    notes: z.array(problemSchema),
    /** Legal parts of the file that are probably a mistake. */
    doubts: z.array(problemSchema),
    /** The license's state at planning, for `api.transferDrift`. */
    base: z.string(),
  }),
]);
export type PlanReply = z.infer<typeof planReplySchema>;
export type Planned = Extract<PlanReply, { kind: "planned" }>;

/** `POST api.transferDrift`: changes on the license since a plan was made, a sentence each. */
export const driftInputSchema = z.object({ base: z.string().max(MAX_FILE_BODY_BYTES) });
export const driftReplySchema = z.object({ changes: z.array(z.string()) });
export type DriftReply = z.infer<typeof driftReplySchema>;

/**
 * `POST api.transferItem`. `made`: ids of similar objects that earlier items of this run made. With them a
 * file may hold two equal objects, and still nothing is made twice.
 */
export const itemInputSchema = z.object({
  ticket: z.string().max(MAX_ITEM_BODY_BYTES),
  secret: z.string().min(1).max(MAX_SECRET_LENGTH).optional(),
  made: z
    .array(z.string().max(MAX_ID_LENGTH))
    .max(2 * MAX_FILE_ENTRIES)
    .default([]),
});
export type ItemInput = z.input<typeof itemInputSchema>;
export const itemReplySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), id: z.string().optional() }),
  /** The object has changed since the plan was made; this item changed nothing. */
  z.object({ kind: z.literal("stale"), changes: z.array(z.string()) }),
]);
export type ItemReply = z.infer<typeof itemReplySchema>;
