import { MAX_ITEM_BODY_BYTES } from "@/lib/contract/limits";
import { METHODS } from "@/lib/contract/methods";
import { itemInputSchema, itemReplySchema } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { applyItem } from "@/server/transfer/apply-item";

const { update_bot_agent, remove_bot_agent, register_webhook, unregister_webhook } = METHODS;

export const POST = defineRoute({
  input: itemInputSchema,
  maxBytes: MAX_ITEM_BODY_BYTES,
  output: itemReplySchema,
  // Any of these scopes admits the request; applyItem checks the scopes that the item's own step needs.
  scopes: [update_bot_agent, remove_bot_agent, register_webhook, unregister_webhook].flatMap(
    ({ scopes }) => scopes,
  ),
  run: ({ session, input, cause }) => applyItem(session, input, cause),
});
