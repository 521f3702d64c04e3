import { METHODS } from "@/lib/contract/methods";
import { emptyReplySchema } from "@/lib/contract/replies";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { unregisterWebhook } from "@/server/webhooks/unregister-webhook";

export const DELETE = defineRoute({
  params: idParams,
  output: emptyReplySchema,
  scopes: METHODS.unregister_webhook.scopes,
  run: async ({ session, params, cause }) => {
    await unregisterWebhook(session, params.id, cause);
    return {};
  },
});
