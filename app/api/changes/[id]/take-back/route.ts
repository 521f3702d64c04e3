import { takeBackInputSchema, takeBackPlanSchema, takenBackSchema } from "@/lib/changes/take-back";
import { planTakeBack } from "@/server/changes/take-back/plan-take-back";
import { takeBack } from "@/server/changes/take-back/take-back";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const GET = defineRoute({
  params: idParams,
  output: takeBackPlanSchema,
  run: async ({ session, params }) => (await planTakeBack(session, params.id)).plan,
});

export const POST = defineRoute({
  params: idParams,
  input: takeBackInputSchema,
  output: takenBackSchema,
  run: ({ session, params, input, cause }) => takeBack(session, params.id, input, cause),
});
