import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { oneAtATime } from "@/server/one-at-a-time";

/**
 * Runs what reads a bot, works out what it is to be, and writes it. Works on one bot come one after the other, so that none writes
 * over what another has written since it read (docs/decisions/011-merging-and-drafts.md).
 */
export function botInTurn<T>(session: Session, id: string, work: () => Promise<T>): Promise<T> {
  return oneAtATime(`bot ${session.licenseId} ${id}`, work);
}
