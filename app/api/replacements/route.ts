import { METHODS } from "@/lib/contract/methods";
import { replacementListSchema } from "@/lib/webhooks/replacement";
import { defineRoute } from "@/server/http/define-route";
import { listUnfinished } from "@/server/webhooks/replace/find";
import { resumeUnfinished } from "@/server/webhooks/replace/resume-replacement";

const { scopes } = METHODS.get_webhooks_config;

/** What is unfinished. */
export const GET = defineRoute({
  output: replacementListSchema,
  scopes,
  run: async ({ session }) => ({ replacements: await listUnfinished(session) }),
});

/** Finishes what can be finished, for a page that shows some, and lists what cannot. */
export const POST = defineRoute({
  output: replacementListSchema,
  scopes,
  run: async ({ session }) => ({ replacements: await resumeUnfinished(session) }),
});
