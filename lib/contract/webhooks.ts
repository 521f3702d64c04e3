import { z } from "zod";
import { checkOthers, ALWAYS } from "./every-problem";
import { anyFiltersSchema, filtersSchema } from "./filters";
import { descriptionSchema, idSchema, secretKeySchema, webhookUrlSchema } from "./text";
import { ACTIONS, type Action, type Version } from "./versions";

const fields = {
  url: webhookUrlSchema,
  description: descriptionSchema.optional(),
  secret_key: secretKeySchema,
};

function registerSchema<A extends Action>(version: Version, action: A) {
  const { url, description, secret_key } = fields;
  const filters = filtersSchema(version, action).optional();
  return z.object({ url, description, action: z.literal(action), secret_key, filters });
}

/** Request of `webhooks/register_webhook`; each action takes the filters it offers in the version. */
export function registerWebhookSchema(version: Version) {
  const [first, ...rest] = ACTIONS;
  const others = z.object({ ...fields, filters: anyFiltersSchema.optional() });
  return z
    .discriminatedUnion("action", [
      registerSchema(version, first),
      ...rest.map((action) => registerSchema(version, action)),
    ])
    .superRefine(checkOthers("action", others), ALWAYS);
}

export const webhookIdSchema = z.object({ webhook_id: idSchema });
