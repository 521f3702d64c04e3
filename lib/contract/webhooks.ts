import { z } from "zod";
import { filtersSchema } from "./filters";
import { nonBlank, webhookUrlSchema } from "./text";
import { ACTIONS, type Action, type Version } from "./versions";

function registerSchema<A extends Action>(version: Version, action: A) {
  return z.object({
    url: webhookUrlSchema,
    description: z.string().optional(),
    action: z.literal(action),
    secret_key: nonBlank,
    filters: filtersSchema(version, action).optional(),
  });
}

/** Request of `webhooks/register_webhook`; each action takes the filters it offers in the version. */
export function registerWebhookSchema(version: Version) {
  const [first, ...rest] = ACTIONS;
  return z.discriminatedUnion("action", [
    registerSchema(version, first),
    ...rest.map((action) => registerSchema(version, action)),
  ]);
}

export const webhookIdSchema = z.object({ webhook_id: nonBlank });
