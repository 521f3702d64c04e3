import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { api } from "@/lib/paths";
import type { AddCasesInput, CaseList, CaseSubject } from "@/lib/playground/api";
import { withoutSecretsIn } from "@/lib/playground/sample";

/** Cases that the team keeps for a webhook or a bot. */
export const casesQuery = ({ kind, id }: CaseSubject) =>
  queryOptions({
    queryKey: ["cases", kind, id],
    queryFn: ({ signal }) => apiFetch<CaseList>(api.cases(kind, id), { signal }),
  });

export const addCasesMutation = mutationOptions({
  mutationKey: ["cases", "add"],
  mutationFn: ({ subject: { kind, id }, cases }: { subject: CaseSubject } & AddCasesInput) =>
    apiFetch<CaseList>(api.cases(kind, id), { method: "POST", body: { cases: cases.map(withoutSecretsIn) } }),
});

export const removeCaseMutation = mutationOptions({
  mutationKey: ["cases", "remove"],
  mutationFn: ({ subject: { kind, id }, caseId }: { subject: CaseSubject; caseId: string }) =>
    apiFetch<CaseList>(api.case(kind, id, caseId), { method: "DELETE" }),
});
