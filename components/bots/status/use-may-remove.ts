"use client";

import { useCan } from "@/components/permissions/session-provider";

/** Whether a bot can be removed: ours with one permission, everyone's with another. */
export function useMayRemove(mine: boolean): boolean {
  const ours = useCan("agents-bot--my:write");
  const everyone = useCan("agents-bot--all:write");
  return everyone || (mine && ours);
}
