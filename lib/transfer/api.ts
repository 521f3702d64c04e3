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
 * The dashboard's own API of files. The browser holds the file and decides; the server plans, and seals into each item's
 * ticket what it needs to carry that item out later, secrets of the file included. A ticket opens on the server only.
 */

const passphrase = z.string().min(1).max(MAX_SECRET_LENGTH).optional();

/** `POST api.transferExport`; with a passphrase secrets are in the file, sealed. `undo`: the file is to go back to. */
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
  /** That addresses in it hold secrets, if they do. */
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
 * One object of a plan as the browser sees it. `secret` is what happens to its secret: there is none; the stored one is
 * kept; the file's is set; one has to be given.
 */
const plannedItemSchema = z.object({
  key: z.string(),
  kind: z.enum(["create", "update", "replace", "finish", "unchanged", "only_here"]),
  object: z.enum(["bot", "webhook"]),
  label: z.string(),
  line: z.int().optional(),
  id: z.string().optional(),
  differences: z.array(differenceSchema),
  /** All that is created, or would be lost. */
  settings: z.array(settingSchema),
  secret: z.enum(["none", "kept", "set", "needed"]),
  /** Carries it out, or for what is only here: removes it. Nothing for what is unchanged. */
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
    /** What is legal and likely not meant. */
    doubts: z.array(problemSchema),
    /** The license as it was, for `api.transferDrift`. */
    base: z.string(),
  }),
]);
export type PlanReply = z.infer<typeof planReplySchema>;
export type Planned = Extract<PlanReply, { kind: "planned" }>;

/** `POST api.transferDrift`: what changed since a plan was made, a sentence each. */
export const driftInputSchema = z.object({ base: z.string().max(MAX_FILE_BODY_BYTES) });
export const driftReplySchema = z.object({ changes: z.array(z.string()) });
export type DriftReply = z.infer<typeof driftReplySchema>;

/**
 * `POST api.transferItem`. `made`: ids of the like objects that earlier items of this run made, so that a file may hold two
 * of a kind and still nothing is made twice.
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
  /** The object is no longer as the plan found it; nothing was changed. */
  z.object({ kind: z.literal("stale"), changes: z.array(z.string()) }),
]);
export type ItemReply = z.infer<typeof itemReplySchema>;
