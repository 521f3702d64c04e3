import { z } from "zod";
import { MAX_DELIVERIES_PAGE } from "./limits";
import { verbatimObject } from "./replies";
import { nonBlank } from "./text";
import { ACTIONS } from "./versions";

/*
 * The part of the embedded platform that plays the chats: not in the reference, so these are decisions of this project
 * (docs/decisions/006-simulated-pushes.md).
 */

const DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** namespace → name → value, in either shape of a payload: `{"value": 1}` or `1`. */
const propertiesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Request of `simulate`: a push, and the properties that the platform would look up about its chat. A
 * property that is not given is absent.
 */
export const simulateSchema = z.object({
  action: z.enum(ACTIONS),
  push: verbatimObject,
  context: z
    .object({
      chat: propertiesSchema.optional(),
      thread: propertiesSchema.optional(),
      event: propertiesSchema.optional(),
      /** Ids or emails of the agents in the chat. */
      agents: z.array(nonBlank).optional(),
    })
    .optional(),
});
export type SimulateRequest = z.infer<typeof simulateSchema>;

export const simulateReplySchema = z.looseObject({
  deliveries: z.array(z.looseObject({ delivery_id: z.string(), webhook_id: z.string() })),
});
export type SimulateReply = z.infer<typeof simulateReplySchema>;

// A query string holds text only.
const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "must be a whole number above 0")
  .transform(Number);

/** Query of `deliveries`; `before` is the `next` of the page before. */
export const deliveriesQuerySchema = z.object({
  limit: wholeNumber
    .refine((limit) => limit <= MAX_DELIVERIES_PAGE, `must be at most ${MAX_DELIVERIES_PAGE}`)
    .optional(),
  before: wholeNumber.optional(),
  webhook_id: z.string().optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuerySchema>;

const moment = z.iso.datetime();

/** One attempt of a delivery: the receiver's answer, or the error. `body` is the beginning of the answer. */
export const attemptSchema = z.looseObject({
  at: moment,
  duration_ms: z.int().min(0),
  status_code: z.int().optional(),
  error: z.string().optional(),
  body: z.string().optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

const deliverySchema = z.looseObject({
  id: z.string(),
  webhook_id: z.string(),
  action: z.string(),
  url: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  created_at: moment,
  attempts: z.array(attemptSchema),
  /** Only while the delivery is pending. */
  next_attempt_at: moment.optional(),
});

/** Answer of `deliveries`: newest first, and where the next page begins unless this is the last. */
export const deliveriesReplySchema = z.looseObject({
  deliveries: z.array(deliverySchema),
  next: z.string().optional(),
});
export type DeliveriesReply = z.infer<typeof deliveriesReplySchema>;
