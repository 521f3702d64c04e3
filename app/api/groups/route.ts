import { groupNamesSchema } from "@/lib/groups/api";
import { listGroupNames } from "@/server/groups/list-group-names";
import { defineRoute } from "@/server/http/define-route";

export const GET = defineRoute({
  output: groupNamesSchema,
  run: ({ session }) => listGroupNames(session),
});
