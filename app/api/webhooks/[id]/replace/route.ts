import { METHODS } from "@/lib/contract/methods";
import { latestReplacementSchema, replaceInputSchema, replacementSchema } from "@/lib/webhooks/replacement";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { latestReplacement } from "@/server/webhooks/replace/find";
import { replaceWebhook } from "@/server/webhooks/replace/replace-webhook";

export const GET = defineRoute({
  params: idParams,
  output: latestReplacementSchema,
  scopes: METHODS.get_webhooks_config.scopes,
  run: ({ session, params }) => latestReplacement(session, params.id),
});

export const POST = defineRoute({
  params: idParams,
  input: replaceInputSchema,
  output: replacementSchema,
  scopes: METHODS.register_webhook.scopes,
  run: ({ session, params, input, cause }) => replaceWebhook(session, params.id, input, cause),
});
