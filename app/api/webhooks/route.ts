import { METHODS } from "@/lib/contract/methods";
import { registeredWebhookSchema, registerWebhookInputSchema, webhookListSchema } from "@/lib/webhooks/api";
import { defineRoute } from "@/server/http/define-route";
import { listWebhooks } from "@/server/webhooks/list-webhooks";
import { registerWebhook } from "@/server/webhooks/register-webhook";

export const GET = defineRoute({
  output: webhookListSchema,
  scopes: METHODS.get_webhooks_config.scopes,
  run: ({ session }) => listWebhooks(session),
});

export const POST = defineRoute({
  input: registerWebhookInputSchema,
  output: registeredWebhookSchema,
  scopes: METHODS.register_webhook.scopes,
  run: ({ session, input, cause }) => registerWebhook(session, input, cause),
});
