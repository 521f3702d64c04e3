import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { api } from "@/lib/paths";
import type { SignOutInput, SignOutPreview } from "@/lib/session/api";

/**
 * Objects that a revocation would take offline. Never cached, since the list must be true at the moment of
 * signing out.
 */
export const signOutPreviewQuery = queryOptions({
  queryKey: ["session", "sign-out"],
  queryFn: ({ signal }) => apiFetch<SignOutPreview>(api.signOut, { signal }),
  staleTime: 0,
  gcTime: 0,
});

export const signOutMutation = mutationOptions({
  mutationKey: ["session", "sign-out"],
  mutationFn: (body: SignOutInput) => apiFetch<object>(api.signOut, { method: "POST", body }),
});
