import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { api } from "@/lib/paths";
import type {
  DriftReply,
  ExportInput,
  ExportReply,
  ItemInput,
  ItemReply,
  PlanInput,
  PlanReply,
} from "@/lib/transfer/api";

/** License as a file without secrets. Stale at once: every look at the export reads the current state. */
export const exportQuery = (others: boolean) =>
  queryOptions({
    queryKey: ["transfer", "export", others],
    queryFn: ({ signal }) =>
      apiFetch<ExportReply>(api.transferExport, { method: "POST", body: { others }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

export const exportMutation = mutationOptions({
  mutationKey: ["transfer", "export"],
  mutationFn: (body: ExportInput) => apiFetch<ExportReply>(api.transferExport, { method: "POST", body }),
});

export const planMutation = mutationOptions({
  mutationKey: ["transfer", "plan"],
  mutationFn: (body: PlanInput) => apiFetch<PlanReply>(api.transferPlan, { method: "POST", body }),
});

export const driftMutation = mutationOptions({
  mutationKey: ["transfer", "drift"],
  mutationFn: (base: string) => apiFetch<DriftReply>(api.transferDrift, { method: "POST", body: { base } }),
});

/** `operation` is the text that `operationText` makes. */
export const itemMutation = mutationOptions({
  mutationKey: ["transfer", "item"],
  mutationFn: ({ operation, ...body }: ItemInput & { operation: string }) =>
    apiFetch<ItemReply>(api.transferItem, { method: "POST", body, operation }),
});
