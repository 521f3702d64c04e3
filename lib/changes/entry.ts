import { z } from "zod";
import { verbatimObject } from "@/lib/contract/replies";

/* One entry of the journal, as the dashboard's database keeps it and as the browser sees it. */

export const OBJECT_KINDS = ["bot", "webhook"] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/**
 * Kinds of change. A webhook is registered by `create` and unregistered by `remove`; the API has no `update`
 * of one.
 */
export const CHANGE_KINDS = ["create", "update", "remove"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * Result of a change. `under_way` is written before the Configuration API is asked. `unknown` means that the
 * answer never came or the process died, until reconciling finds out the outcome at the API.
 */
export const RESULTS = ["under_way", "done", "failed", "unknown"] as const;
export type ChangeResult = (typeof RESULTS)[number];

/** Kinds of operation, each of several entries. */
export const OPERATION_KINDS = ["replace", "bulk", "transfer", "take_back", "routing"] as const;
const operationSchema = z.object({ id: z.string(), kind: z.enum(OPERATION_KINDS) });
export type Operation = z.infer<typeof operationSchema>;

export { operationText } from "./operation-header";

/** Inverse of `operationText`; undefined for any other text. */
export function parseOperation(text: string): Operation | undefined {
  const [kind, id, ...rest] = text.split(" ");
  const parsed = operationSchema.safeParse({ kind, id });
  return parsed.success && rest.length === 0 && /^[\w-]{1,64}$/.test(parsed.data.id)
    ? parsed.data
    : undefined;
}

/**
 * A bot or webhook as the journal keeps it: everything the wire says, with `secret_digest` in place of each
 * `secret_key`. Equal digests are equal secrets; nothing else can be read from one.
 */
export const objectStateSchema = verbatimObject;
export type ObjectState = z.infer<typeof objectStateSchema>;

export const changeEntrySchema = z.object({
  id: z.string(),
  /** Start of the change, in milliseconds since 1970. */
  at: z.number(),
  email: z.string(),
  object: z.object({
    kind: z.enum(OBJECT_KINDS),
    /** Null while the id is unknown, as for a creation without an answer. */
    id: z.string().nullable(),
    name: z.string(),
  }),
  kind: z.enum(CHANGE_KINDS),
  /** Null where the object did not exist or could not be read. */
  before: objectStateSchema.nullable(),
  after: objectStateSchema.nullable(),
  result: z.enum(RESULTS),
  /** Reason of a failure, or the open question of an unknown result. */
  message: z.string().nullable(),
  request_id: z.string(),
  finished_at: z.number().nullable(),
  /**
   * Moment at which the change is certain to be live; null if it changed nothing or the moment is not known.
   */
  live_at: z.number().nullable(),
  operation: operationSchema.nullable(),
  /** The entry that this one takes back. */
  takes_back: z.string().nullable(),
});
export type ChangeEntry = z.infer<typeof changeEntrySchema>;
