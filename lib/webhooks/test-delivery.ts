import { z } from "zod";
import { MAX_ID_LENGTH, MAX_WORD_LENGTH } from "@/lib/contract/limits";
import { verbatimObject } from "@/lib/contract/replies";

/** Facts that the platform would look up about the chat; a missing part is unknown. */
const sampleContextSchema = z.object({
  chat: verbatimObject.optional(),
  thread: verbatimObject.optional(),
  event: verbatimObject.optional(),
  agents: z.array(z.string().max(MAX_ID_LENGTH)).max(1000).optional(),
});

/** `POST api.webhookTest`. */
export const sendTestInputSchema = z.object({
  /** The action that the push is a sample of; must equal the webhook's. */
  action: z.string().max(MAX_WORD_LENGTH).optional(),
  push: verbatimObject,
  context: sampleContextSchema.optional(),
  /** Sends even if the filter would not let this push through. */
  anyway: z.boolean().optional(),
});
export type SendTestInput = z.infer<typeof sendTestInputSchema>;

const verdict = z.enum(["would_send", "would_not_send", "cannot_tell"]);

/** Outcome of one condition of the filter. */
const conditionSchema = z.object({
  condition: z.string(),
  outcome: z.enum(["holds", "fails", "unknown"]),
  message: z.string(),
});

const FAILURES = [
  "timeout",
  "unresolved",
  "connection_refused",
  "unreachable",
  "closed",
  "tls",
  "headers_too_large",
  "not_http",
] as const;
export type PostFailure = (typeof FAILURES)[number];

/** Outcome of a POST. Every way in which it may end is expected, so none is an error. */
const postedSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    status: z.int(),
    ms: z.int(),
    /** Headers in the receiver's order; a name may occur several times. */
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string(),
    /** Why the body ends where it does. */
    end: z.enum(["complete", "too_large", "timeout", "closed"]),
    /** Whether the receiver sent the secret back, which is then masked. */
    masked: z.boolean(),
  }),
  /** The address must not be called; nothing was sent. */
  z.object({ kind: z.literal("refused"), reason: z.string() }),
  z.object({ kind: z.literal("failed"), failure: z.enum(FAILURES), ms: z.int() }),
]);
export type Posted = z.infer<typeof postedSchema>;

export const sendTestResultSchema = z.discriminatedUnion("sent", [
  z.object({ sent: z.literal(false), verdict, explanation: z.array(conditionSchema) }),
  z.object({ sent: z.literal(true), verdict, test_id: z.string(), result: postedSchema }),
]);
export type SendTestResult = z.infer<typeof sendTestResultSchema>;
