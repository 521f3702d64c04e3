import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/shell/http";
import { api } from "@/lib/paths";
import type { KeptQuestion, Question } from "@/lib/playground/api";
import { unpackQuestion } from "@/lib/playground/link";

/** What an address asks: a packed question, or the id of a kept one. `null` when it asks nothing. */
export const askedQuery = ({ q, id }: { q: string | null; id: string | null }) =>
  queryOptions({
    queryKey: ["question", q, id],
    queryFn: async ({ signal }): Promise<Question | null> => {
      if (id !== null) return apiFetch<Question>(api.question(id), { signal });
      if (q === null) return null;
      const question = await unpackQuestion(q);
      if (!question)
        throw new Error("The question in this link is damaged: perhaps a part of it was cut off");
      return question;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const keepQuestionMutation = mutationOptions({
  mutationKey: ["question", "keep"],
  mutationFn: (question: Question) =>
    apiFetch<KeptQuestion>(api.questions, { method: "POST", body: question }),
});
