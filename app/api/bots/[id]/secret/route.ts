import { METHODS } from "@/lib/contract/methods";
import { revealedSecretSchema } from "@/lib/contract/secret";
import { revealBotSecret } from "@/server/bots/reveal-bot-secret";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const POST = defineRoute({
  limit: "reveals",
  params: idParams,
  output: revealedSecretSchema,
  scopes: METHODS.get_bot_agent_details.scopes,
  run: ({ session, params }) => revealBotSecret(session, params.id),
});
