import { z } from "zod";
import { MAX_WORD_LENGTH } from "@/lib/contract/limits";
import { caseListSchema } from "@/lib/playground/api";
import { subjectOf } from "@/server/cases/case-access";
import { removeCase } from "@/server/cases/remove-case";
import { defineRoute } from "@/server/http/define-route";
import { idParams } from "@/server/http/id-params";

export const DELETE = defineRoute({
  params: idParams.extend({ kind: z.string().max(MAX_WORD_LENGTH), caseId: z.string().max(MAX_WORD_LENGTH) }),
  output: caseListSchema,
  run: ({ session, params: { caseId, ...subject } }) => removeCase(session, subjectOf(subject), caseId),
});
