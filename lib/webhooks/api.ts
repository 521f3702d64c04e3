import { z } from "zod";
import { verbatimObject, webhookReplySchema } from "@/lib/contract/replies";
import { FILTER_TOO_LONG, isShortFilter } from "@/lib/contract/filters";
import { MAX_AVATAR_LENGTH, MAX_DESCRIPTION_LENGTH, MAX_WORD_LENGTH } from "@/lib/contract/limits";
import { secretSchema } from "@/lib/contract/secret";

/** A webhook as the browser sees it: everything upstream said, except the secret. */
const shownWebhookSchema = webhookReplySchema.extend({
  // A secret that slipped through fails the answer instead of reaching the browser.
  secret_key: z.undefined().optional(),
  has_secret: z.boolean(),
  /** Stands for the stored secret: another digest is another secret, nothing else can be read from one. */
  secret_digest: z.string().optional(),
});
export type ShownWebhook = z.infer<typeof shownWebhookSchema>;

/**
 * `GET api.webhooks`. The API never names a webhook's owner; `scope` says whether the list has everyone's
 * webhooks or only this application's.
 */
export const webhookListSchema = z.object({
  webhooks: z.array(shownWebhookSchema),
  scope: z.enum(["my", "all"]),
});
export type WebhookList = z.infer<typeof webhookListSchema>;

/**
 * `POST api.webhooks`: the wire's webhook with `secret` in place of `secret_key`. Checked for shape and
 * length only; unknown fields are kept, because the Configuration API decides which values are valid. `keep`
 * is refused, as a new webhook has no stored secret.
 */
export const registerWebhookInputSchema = z.object({
  webhook: z.looseObject({
    url: z.string().max(MAX_AVATAR_LENGTH),
    description: z.string().max(MAX_DESCRIPTION_LENGTH).nullish(),
    action: z.string().max(MAX_WORD_LENGTH),
    filters: verbatimObject.nullish().refine(isShortFilter, FILTER_TOO_LONG),
    secret: secretSchema,
  }),
});
export type RegisterWebhookInput = z.infer<typeof registerWebhookInputSchema>;

export const registeredWebhookSchema = z.object({ webhook_id: z.string() });
export type RegisteredWebhook = z.infer<typeof registeredWebhookSchema>;
