"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Replacement } from "@/lib/webhooks/replacement";
import { resumeMutation, rollBackMutation, showReplacement } from "./replace-queries";

/** Continues an unfinished replacement, or rolls it back. */
export function useGoOn({ id }: Replacement) {
  const client = useQueryClient();
  const onSuccess = (replacement: Replacement) => showReplacement(client, replacement);
  const resume = useMutation({ ...resumeMutation, onSuccess });
  const rollBack = useMutation({ ...rollBackMutation, onSuccess });
  return {
    goOn: () => resume.mutate(id),
    goingOn: resume.isPending,
    rollBack: () => rollBack.mutate(id),
    rollingBack: rollBack.isPending,
    error: resume.error ?? rollBack.error,
  };
}
