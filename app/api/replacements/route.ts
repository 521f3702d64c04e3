import { METHODS } from "@/lib/contract/methods";
import { replacementListSchema } from "@/lib/webhooks/replacement";
import { defineRoute } from "@/server/http/define-route";
import { resumeUnfinished } from "@/server/webhooks/replace/resume-replacement";

/** What is unfinished. Looking is what finishes it where that is possible, as with entries of the journal. */
export const GET = defineRoute({
  output: replacementListSchema,
  scopes: METHODS.get_webhooks_config.scopes,
  run: async ({ session }) => ({ replacements: await resumeUnfinished(session) }),
});
