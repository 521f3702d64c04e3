import { METHODS } from "@/lib/contract/methods";
import { placeBotInputSchema, placedSchema } from "@/lib/routing/api";
import { defineRoute } from "@/server/http/define-route";
import { placeBot } from "@/server/routing/place-bot";

export const POST = defineRoute({
  input: placeBotInputSchema,
  output: placedSchema,
  scopes: METHODS.update_bot_agent.scopes,
  run: ({ session, input, cause }) => placeBot(session, input, cause),
});
