"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "@/components/permissions/session-provider";
import { toast } from "@/components/ui/overlays/toast";
import { remember } from "@/components/requests/remember";
import type { FilterCase, NewCase } from "@/lib/playground/api";
import { addCasesMutation, casesQuery } from "./case-queries";
import type { CaseStore } from "./test-pane-cases";

/** Cases of a webhook that is not registered yet. The cases of the webhook that it copies are included. */
export function useFormCases(from: string | undefined): {
  store: CaseStore;
  keepFor: (webhookId: string) => Promise<void>;
} {
  const { email } = useSession();
  const client = useQueryClient();
  const original = useQuery({
    ...casesQuery({ kind: "webhook", id: from ?? "none" }),
    enabled: from !== undefined,
  });
  const [added, setAdded] = useState<readonly FilterCase[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const { mutateAsync } = useMutation(addCasesMutation);
  const cases = [...(original.data?.cases ?? []), ...added].filter(({ id }) => !removed.includes(id));
  const store: CaseStore = {
    cases,
    problem: original.error?.message,
    add: async (item: NewCase) =>
      setAdded((before) => [...before, { ...item, id: `new ${before.length}`, by: email, at: Date.now() }]),
    remove: async (id) => setRemoved((before) => [...before, id]),
  };
  /**
   * Stores the cases once the webhook is registered. `again` first reads the list, since a failed attempt
   * may have stored them.
   */
  const keepFor = async (webhookId: string, again = false) => {
    if (cases.length === 0) return;
    const subject = { kind: "webhook", id: webhookId } as const;
    const kept = cases.map(({ name, action, push, context, expected }) => ({
      name,
      action,
      push,
      context,
      expected,
    }));
    try {
      const there = again ? await client.fetchQuery({ ...casesQuery(subject), staleTime: 0 }) : undefined;
      if (there && there.cases.length > 0) return;
      const list = await mutateAsync({ subject, cases: kept });
      remember(client, casesQuery(subject).queryKey, list);
    } catch {
      toast("The webhook is registered, but its cases were not saved", {
        tone: "danger",
        lasting: true,
        action: { label: "Save them", onClick: () => void keepFor(webhookId, true) },
      });
    }
  };
  return { store, keepFor };
}
