import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import { api } from "@/lib/paths";
import type { SignOutInput, SignOutPreview } from "@/lib/session/api";

/** What a revocation would take offline, asked anew each time: it is about this moment. */
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
