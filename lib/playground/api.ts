import { z } from "zod";
import { withoutSecretMembers } from "@/lib/text/secret-members";
import { trimmed } from "@/lib/text/trimmed";
import { MAX_CASE_NAME, MAX_CASES, MAX_SAMPLE_TEXT } from "./limits";

// Strips secrets from every sample, received or returned: bodies logged by receivers hold them, and so may
// samples kept by older versions.
const text = z.string().max(MAX_SAMPLE_TEXT).transform(withoutSecretMembers);
const action = z.string().min(1).max(100);

/** A question to the playground: a push of an action, and further facts as a context. */
export const questionSchema = z.object({ action, push: text, context: text });
export type Question = z.infer<typeof questionSchema>;

/** `POST api.questions` */
export const keptQuestionSchema = z.object({ id: z.string() });
export type KeptQuestion = z.infer<typeof keptQuestionSchema>;

/** A sample with a name and its expected verdict. */
const newCaseSchema = questionSchema.extend({
  name: z
    .string()
    // Bounds the work of trimming; the exact limit is checked after it.
    .max(10 * MAX_CASE_NAME)
    .transform(trimmed)
    .pipe(z.string().min(1, "A case needs a name").max(MAX_CASE_NAME)),
  expected: z.enum(["would_send", "would_not_send", "cannot_tell"]),
});
export type NewCase = z.infer<typeof newCaseSchema>;

const filterCaseSchema = newCaseSchema.extend({
  id: z.string(),
  /** Email of the person who kept the case, and when, in milliseconds since 1970. */
  by: z.string(),
  at: z.number(),
});
export type FilterCase = z.infer<typeof filterCaseSchema>;

/** The webhook or bot that cases are kept for. */
export const caseSubjectSchema = z.object({
  kind: z.enum(["webhook", "bot"]),
  id: z.string().min(1).max(100),
});
export type CaseSubject = z.infer<typeof caseSubjectSchema>;

/** `GET api.cases`, and the answer to each change. */
export const caseListSchema = z.object({ cases: z.array(filterCaseSchema) });
export type CaseList = z.infer<typeof caseListSchema>;

/** `POST api.cases`: all of them are kept, or none. */
export const addCasesInputSchema = z.object({ cases: z.array(newCaseSchema).min(1).max(MAX_CASES) });
export type AddCasesInput = z.infer<typeof addCasesInputSchema>;
