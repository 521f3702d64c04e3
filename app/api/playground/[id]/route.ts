import { questionSchema } from "@/lib/playground/api";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";
import { findQuestion } from "@/server/playground/find-question";

export const GET = defineRoute({
  params: idParams,
  output: questionSchema,
  run: ({ session, params }) => findQuestion(session, params.id),
});
