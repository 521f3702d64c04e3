"use client";

import { useCan } from "@/components/permissions/session-provider";

/** Whether any webhook can be unregistered. Which ones, only the API knows: it does not say who owns a webhook. */
export function useMayUnregister(): boolean {
  const mine = useCan("webhooks--my:write");
  const all = useCan("webhooks--all:write");
  return mine || all;
}
