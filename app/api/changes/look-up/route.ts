import { z } from "zod";
import { lookUp } from "@/server/changes/look-up";
import { defineRoute } from "@/server/http/define-route";

/** Reconciles changes whose outcome is unknown; a page that shows such changes calls it. */
export const POST = defineRoute({
  output: z.object({}),
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: async ({ session }) => {
    await lookUp(session);
    return {};
  },
});
