import { z } from "zod";
import { MAX_WORD_LENGTH } from "@/lib/contract/limits";
import { addCasesInputSchema, caseListSchema } from "@/lib/playground/api";
import { addCases } from "@/server/cases/add-cases";
import { subjectOf } from "@/server/cases/case-access";
import { assertRoomForCases } from "@/server/cases/room-for-cases";
import { listCases } from "@/server/cases/list-cases";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

const subjectParams = idParams.extend({ kind: z.string().max(MAX_WORD_LENGTH) });

export const GET = defineRoute({
  params: subjectParams,
  output: caseListSchema,
  run: ({ session, params }) => listCases(session, subjectOf(params)),
});

export const POST = defineRoute({
  params: subjectParams,
  input: addCasesInputSchema,
  output: caseListSchema,
  scopes: ["webhooks--my:read", "agents-bot--my:read"],
  run: async ({ session, params, input }) => {
    await assertRoomForCases(session, input.cases.length);
    return addCases(session, subjectOf(params), input);
  },
});
