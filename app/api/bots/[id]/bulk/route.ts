import { bulkBotInputSchema, bulkBotReplySchema } from "@/lib/bots/bulk-api";
import { METHODS } from "@/lib/contract/methods";
import { changeInBulk } from "@/server/bots/change-in-bulk";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const POST = defineRoute({
  params: idParams,
  input: bulkBotInputSchema,
  output: bulkBotReplySchema,
  // The scopes of a removal include the scopes of an update; the Configuration API checks which one is
  // needed.
  scopes: METHODS.remove_bot_agent.scopes,
  run: ({ session, params, input, cause }) => changeInBulk(session, params.id, input, cause),
});
