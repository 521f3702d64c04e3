"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { remember } from "@/components/requests/remember";
import type { CaseList, CaseSubject, NewCase } from "@/lib/playground/api";
import { addCasesMutation, casesQuery, removeCaseMutation } from "./case-queries";
import type { CaseStore } from "./test-pane-cases";

const NOTHING: CaseSubject = { kind: "webhook", id: "none" };

/**
 * Cases of an existing bot or webhook, shared with the team and stored at once. Undefined without a
 * subject.
 */
export function useStoredCases(subject: CaseSubject | undefined): CaseStore | undefined {
  const client = useQueryClient();
  const query = casesQuery(subject ?? NOTHING);
  const { data, error } = useQuery({ ...query, enabled: subject !== undefined });
  const add = useMutation(addCasesMutation);
  const remove = useMutation(removeCaseMutation);
  if (!subject) return undefined;
  const receive = (list: CaseList) => remember(client, query.queryKey, list);
  return {
    cases: data?.cases ?? [],
    problem: (error ?? add.error ?? remove.error)?.message,
    add: async (item: NewCase) => void receive(await add.mutateAsync({ subject, cases: [item] })),
    remove: async (caseId: string) => void receive(await remove.mutateAsync({ subject, caseId })),
  };
}
