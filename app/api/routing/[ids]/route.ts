import { z } from "zod";
import { METHODS } from "@/lib/contract/methods";
import { MAX_ID_LENGTH } from "@/lib/contract/limits";
import { ROUTED_PAGE, routedBotsSchema } from "@/lib/routing/api";
import { defineRoute } from "@/server/http/define-route";
import { readBots } from "@/server/routing/read-bots";

/** Ids are encoded before they are joined (lib/paths), so that none can hold a comma. */
const idsParams = z.object({
  ids: z
    .string()
    .max(ROUTED_PAGE * MAX_ID_LENGTH)
    .transform((ids, context) => {
      try {
        return ids.split(",").map((id) => decodeURIComponent(id));
      } catch {
        context.addIssue({
          code: "custom",
          message: "must be percent-encoded ids, separated by commas",
        });
        return z.NEVER;
      }
    }),
});

export const GET = defineRoute({
  params: idsParams,
  output: routedBotsSchema,
  scopes: METHODS.get_bot_agent_details.scopes,
  run: ({ session, params }) => readBots(session, params.ids),
});
