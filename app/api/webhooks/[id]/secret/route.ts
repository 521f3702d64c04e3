import { METHODS } from "@/lib/contract/methods";
import { revealedSecretSchema } from "@/lib/contract/secret";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { revealWebhookSecret } from "@/server/webhooks/reveal-webhook-secret";

export const POST = defineRoute({
  limit: "reveals",
  params: idParams,
  output: revealedSecretSchema,
  scopes: METHODS.get_webhooks_config.scopes,
  run: ({ session, params }) => revealWebhookSecret(session, params.id),
});
