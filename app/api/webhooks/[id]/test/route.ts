import { METHODS } from "@/lib/contract/methods";
import { sendTestInputSchema, sendTestResultSchema } from "@/lib/webhooks/test-delivery";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { sendTest } from "@/server/test-deliveries/send-test";

export const POST = defineRoute({
  params: idParams,
  input: sendTestInputSchema,
  output: sendTestResultSchema,
  scopes: METHODS.get_webhooks_config.scopes,
  run: ({ session, params, input }) => sendTest(session, params.id, input),
});
