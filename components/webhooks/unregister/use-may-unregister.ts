"use client";

import { useCan } from "@/components/permissions/session-provider";

/**
 * Tells whether the person can unregister webhooks at all. The API does not say who owns a webhook, so only
 * it knows which.
 */
export function useMayUnregister(): boolean {
  const mine = useCan("webhooks--my:write");
  const all = useCan("webhooks--all:write");
  return mine || all;
}
