import { METHODS } from "@/lib/contract/methods";
import { replacementSchema } from "@/lib/webhooks/replacement";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { rollBackReplacement } from "@/server/webhooks/replace/resume-replacement";

export const POST = defineRoute({
  params: idParams,
  output: replacementSchema,
  scopes: METHODS.register_webhook.scopes,
  run: ({ session, params }) => rollBackReplacement(session, params.id),
});
