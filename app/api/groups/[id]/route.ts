import { groupNamesSchema, nameGroupInputSchema } from "@/lib/groups/api";
import { nameGroup } from "@/server/groups/name-group";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const PATCH = defineRoute({
  params: idParams,
  input: nameGroupInputSchema,
  output: groupNamesSchema,
  scopes: ["agents-bot--my:write"],
  run: ({ session, params, input }) => nameGroup(session, params.id, input),
});
