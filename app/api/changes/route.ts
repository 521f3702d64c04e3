import { changesQuerySchema, changesReplySchema } from "@/lib/changes/api";
import { listChanges } from "@/server/changes/list-changes";
import { defineRoute } from "@/server/http/define-route";

export const GET = defineRoute({
  query: changesQuerySchema,
  output: changesReplySchema,
  // Either shows a part: of bots, or of webhooks.
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: ({ session, query }) => listChanges(session, query),
});
