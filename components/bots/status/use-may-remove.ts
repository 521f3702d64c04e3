"use client";

import { useCan } from "@/components/permissions/session-provider";

/**
 * Tells whether the person may remove a bot: bots of this application need one permission, all others
 * another.
 */
export function useMayRemove(mine: boolean): boolean {
  const ours = useCan("agents-bot--my:write");
  const everyone = useCan("agents-bot--all:write");
  return everyone || (mine && ours);
}
