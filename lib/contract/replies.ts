import { z } from "zod";

/*
 * Answers of the Configuration API as a client reads them: fields that the reference promises are checked,
 * all others are kept, so that an unknown status, priority, action or field survives a round trip.
 */

/** A JSON object kept exactly as it came, own `__proto__` keys included, for others to read. */
export const verbatimObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "must be an object",
);

export const groupReplySchema = z.looseObject({ id: z.int().min(0), priority: z.string() });
export type GroupReply = z.infer<typeof groupReplySchema>;

export const botActionReplySchema = z.looseObject({
  name: z.string(),
  filters: verbatimObject.nullish(),
});
export type BotActionReply = z.infer<typeof botActionReplySchema>;

export const botWebhooksReplySchema = z.looseObject({
  url: z.string(),
  secret_key: z.string(),
  actions: z.array(botActionReplySchema),
});

export const botSummarySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  avatar: z.string().nullish(),
  status: z.string(),
});

export const botDetailsSchema = botSummarySchema.extend({
  application: z.looseObject({ client_id: z.string() }),
  max_chats_count: z.int(),
  groups: z.array(groupReplySchema),
  webhooks: botWebhooksReplySchema.nullish(),
});
export type BotDetails = z.infer<typeof botDetailsSchema>;

export const webhookReplySchema = z.looseObject({
  webhook_id: z.string(),
  url: z.string(),
  description: z.string().nullish(),
  action: z.string(),
  secret_key: z.string(),
  filters: verbatimObject.nullish(),
});
export type WebhookReply = z.infer<typeof webhookReplySchema>;

export const emptyReplySchema = z.looseObject({});
export const createBotReplySchema = z.looseObject({ bot_agent_id: z.string() });
export const botsReplySchema = z.looseObject({ bot_agents: z.array(botSummarySchema) });
export const botReplySchema = z.looseObject({ bot_agent: botDetailsSchema });
export const registerReplySchema = z.looseObject({ webhook_id: z.string() });
export const webhooksReplySchema = z.looseObject({ webhooks_config: z.array(webhookReplySchema) });
