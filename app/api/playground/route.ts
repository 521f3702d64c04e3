import { keptQuestionSchema, questionSchema } from "@/lib/playground/api";
import { defineRoute } from "@/server/http/define-route";
import { keepQuestion } from "@/server/playground/keep-question";

export const POST = defineRoute({
  input: questionSchema,
  output: keptQuestionSchema,
  // What a question is about: whoever sees neither bots nor webhooks has none.
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: ({ session, input }) => keepQuestion(session, input),
});
