import { z } from "zod";
import { lookUp } from "@/server/changes/look-up";
import { defineRoute } from "@/server/http/define-route";

/** Finds out what became of changes without a known end, for a page that shows some. */
export const POST = defineRoute({
  output: z.object({}),
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: async ({ session }) => {
    await lookUp(session);
    return {};
  },
});
