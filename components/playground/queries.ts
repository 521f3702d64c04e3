import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { api } from "@/lib/paths";
import type { KeptQuestion, Question } from "@/lib/playground/api";
import { type LinkedQuestion, unpackQuestion } from "@/lib/playground/link";
import { withoutSecretsIn } from "@/lib/playground/sample";

/** Question in an address: packed, or the id of a stored one. `null` if the address holds none. */
export const askedQuery = ({ q, id }: { q: string | null; id: string | null }) =>
  queryOptions({
    queryKey: ["question", q, id],
    queryFn: async ({ signal }): Promise<LinkedQuestion | null> => {
      if (id !== null) {
        const question = await apiFetch<Question>(api.question(id), { signal });
        return { question, hadSecrets: false };
      }
      if (q === null) return null;
      const linked = await unpackQuestion(q);
      if (!linked) throw new Error("The question in this link is damaged. Part of the link may be missing");
      return linked;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const keepQuestionMutation = mutationOptions({
  mutationKey: ["question", "keep"],
  mutationFn: (question: Question) =>
    apiFetch<KeptQuestion>(api.questions, { method: "POST", body: withoutSecretsIn(question) }),
});
