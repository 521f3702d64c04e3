import { z } from "zod";
import {
  botActionReplySchema,
  botDetailsSchema,
  botSummarySchema,
  botWebhooksReplySchema,
  groupReplySchema,
} from "@/lib/contract/replies";
import { isShortFilter, FILTER_TOO_LONG } from "@/lib/contract/filters";
import {
  MAX_AVATAR_LENGTH,
  MAX_BOT_ACTIONS,
  MAX_BOT_GROUPS,
  MAX_NAME_LENGTH,
  MAX_WORD_LENGTH,
} from "@/lib/contract/limits";
import { secretSchema } from "@/lib/contract/secret";

/*
 * The dashboard's own API of bots. Inputs are checked for shape and length only and keep unknown fields: the
 * Configuration API decides which values are valid, and its issues come back with the wire's paths.
 */

/** A bot in the list; `mine` is whether this application owns it. */
const botListItemSchema = botSummarySchema.extend({ mine: z.boolean() });
export type BotListItem = z.infer<typeof botListItemSchema>;

/** `GET api.bots`; `all` is whether the caller may see bots of other applications. */
export const botListSchema = z.object({ bots: z.array(botListItemSchema), all: z.boolean() });
export type BotList = z.infer<typeof botListSchema>;

const shownWebhooksSchema = botWebhooksReplySchema.extend({
  // A secret that slipped through fails the answer instead of reaching the browser.
  secret_key: z.undefined().optional(),
  has_secret: z.boolean(),
  /** Stands for the stored secret: another digest is another secret, nothing else can be read from one. */
  secret_digest: z.string().optional(),
});

/** A bot as the browser sees it: everything upstream said, except the secret. */
const shownBotSchema = botDetailsSchema.extend({
  mine: z.boolean(),
  webhooks: shownWebhooksSchema.nullish(),
});
export type ShownBot = z.infer<typeof shownBotSchema>;

/** `GET api.bot(id)` */
export const shownBotReplySchema = z.object({ bot: shownBotSchema });
export type ShownBotReply = z.infer<typeof shownBotReplySchema>;

const word = z.string().max(MAX_WORD_LENGTH);
const groups = z.array(groupReplySchema.extend({ priority: word })).max(MAX_BOT_GROUPS);

/** A bot's webhooks as a form sends them: the wire's, with `secret` in place of `secret_key`. */
const botWebhooksInputSchema = z.looseObject({
  url: z.string().max(MAX_AVATAR_LENGTH),
  actions: z
    .array(
      botActionReplySchema.extend({
        name: word,
        filters: botActionReplySchema.shape.filters.refine(isShortFilter, FILTER_TOO_LONG),
      }),
    )
    .max(MAX_BOT_ACTIONS),
  secret: secretSchema,
});
export type BotWebhooksInput = z.infer<typeof botWebhooksInputSchema>;

const botFieldsSchema = z.looseObject({
  name: z.string().max(MAX_NAME_LENGTH),
  avatar: z.string().max(MAX_AVATAR_LENGTH).nullish(),
  status: word,
  max_chats_count: z.number().nullish(),
  groups: groups.nullish(),
  webhooks: botWebhooksInputSchema.nullish(),
});

/** `POST api.bots` */
export const createBotInputSchema = z.object({ bot: botFieldsSchema });
export type CreateBotInput = z.infer<typeof createBotInputSchema>;
export const createdBotSchema = z.object({ id: z.string() });
export type CreatedBot = z.infer<typeof createdBotSchema>;

/**
 * The bot that a change started from, reduced to the fields that the change touches: an absent field may have
 * any value.
 */
const botBaseSchema = z
  .object({
    name: z.string(),
    avatar: z.string().nullish(),
    status: z.string(),
    max_chats_count: z.number().nullish(),
    groups: z.array(groupReplySchema).nullish(),
    webhooks: shownWebhooksSchema.nullish(),
  })
  .partial();
export type BotBase = z.infer<typeof botBaseSchema>;

/**
 * `PATCH api.bot(id)`: absent fields stay, `groups` and `webhooks` are replaced whole. With a `base`, the bot
 * is changed only if it still equals the base.
 */
export const updateBotInputSchema = z.object({
  bot: botFieldsSchema.partial(),
  base: botBaseSchema.optional(),
});
export type UpdateBotInput = z.infer<typeof updateBotInputSchema>;

/** Author of each field's current value, from the journal: changes made outside Switchboard are not in it. */
const changedBySchema = z.record(z.string(), z.object({ email: z.string(), at: z.number() }));
export type ChangedBy = z.infer<typeof changedBySchema>;

/**
 * Answer of `PATCH api.bot(id)`. `conflict`: nothing was changed, because another person has changed the bot
 * since; `bot` is their version.
 */
export const updatedBotSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saved"), bot: shownBotSchema }),
  z.object({ kind: z.literal("conflict"), bot: shownBotSchema, changed_by: changedBySchema }),
]);
export type UpdatedBot = z.infer<typeof updatedBotSchema>;
