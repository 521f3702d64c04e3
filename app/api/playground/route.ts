import { keptQuestionSchema, questionSchema } from "@/lib/playground/api";
import { defineRoute } from "@/server/http/define-route";
import { keepQuestion } from "@/server/playground/keep-question";

export const POST = defineRoute({
  input: questionSchema,
  output: keptQuestionSchema,
  run: ({ session, input }) => keepQuestion(session, input),
});
