import { shownBotReplySchema, updateBotInputSchema, updatedBotSchema } from "@/lib/bots/api";
import { METHODS } from "@/lib/contract/methods";
import { emptyReplySchema } from "@/lib/contract/replies";
import { getBot } from "@/server/bots/get-bot";
import { removeBot } from "@/server/bots/remove-bot";
import { updateBot } from "@/server/bots/update-bot";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const GET = defineRoute({
  params: idParams,
  output: shownBotReplySchema,
  scopes: METHODS.get_bot_agent_details.scopes,
  run: ({ session, params }) => getBot(session, params.id),
});

export const PATCH = defineRoute({
  params: idParams,
  input: updateBotInputSchema,
  output: updatedBotSchema,
  scopes: METHODS.update_bot_agent.scopes,
  run: ({ session, params, input, cause }) => updateBot(session, params.id, input, cause),
});

export const DELETE = defineRoute({
  params: idParams,
  output: emptyReplySchema,
  scopes: METHODS.remove_bot_agent.scopes,
  run: async ({ session, params, cause }) => {
    await removeBot(session, params.id, cause);
    return {};
  },
});
