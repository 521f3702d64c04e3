import { METHODS } from "@/lib/contract/methods";
import { replacementListSchema } from "@/lib/webhooks/replacement";
import { defineRoute } from "@/server/http/define-route";
import { listUnfinished } from "@/server/webhooks/replace/find";
import { resumeUnfinished } from "@/server/webhooks/replace/resume-replacement";

const { scopes } = METHODS.get_webhooks_config;

/** Lists unfinished replacements. */
export const GET = defineRoute({
  output: replacementListSchema,
  scopes,
  run: async ({ session }) => ({ replacements: await listUnfinished(session) }),
});

/** Continues the unfinished replacements as far as possible, and lists the rest. */
export const POST = defineRoute({
  output: replacementListSchema,
  scopes,
  run: async ({ session }) => ({ replacements: await resumeUnfinished(session) }),
});
