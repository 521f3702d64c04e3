import { sessionInfoSchema } from "@/lib/session/api";
import { defineRoute } from "@/server/http/define-route";
import { sessionInfo } from "@/server/sign-in/session-info";

export const GET = defineRoute({
  output: sessionInfoSchema,
  run: async ({ session }) => sessionInfo(session),
});
