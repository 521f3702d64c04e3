import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import type { GroupNamesReply } from "@/lib/groups/api";
import { api } from "@/lib/paths";

const FRESH_MS = 60_000;

/** Names that the team gave to groups. */
export const groupNamesQuery = queryOptions({
  queryKey: ["groups"],
  queryFn: ({ signal }) => apiFetch<GroupNamesReply>(api.groups, { signal }),
  staleTime: FRESH_MS,
});

export const nameGroupMutation = mutationOptions({
  mutationKey: ["groups", "name"],
  mutationFn: ({ groupId, name }: { groupId: number; name: string }) =>
    apiFetch<GroupNamesReply>(api.group(groupId), { method: "PATCH", body: { name } }),
});
