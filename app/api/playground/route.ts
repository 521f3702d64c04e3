import { keptQuestionSchema, questionSchema } from "@/lib/playground/api";
import { defineRoute } from "@/server/http/define-route";
import { keepQuestion } from "@/server/playground/keep-question";

export const POST = defineRoute({
  input: questionSchema,
  output: keptQuestionSchema,
  // A question concerns a bot or a webhook, so a session that may read neither is refused.
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: ({ session, input }) => keepQuestion(session, input),
});
